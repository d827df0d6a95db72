import lighthouse from 'lighthouse';
import { launch } from './browser.ts';
import { freePort } from './run.ts';

/** Scores from 0 to 100 by category, and the audits that cost points. */
export interface Scores {
  readonly scores: Readonly<Record<string, number>>;
  readonly lost: readonly string[];
}

/** Runs Lighthouse with its mobile settings in a browser of its own. */
export async function runLighthouse(chromium: string, url: string, categories: readonly string[]): Promise<Scores> {
  const port = await freePort();
  const browser = await launch(chromium, [`--remote-debugging-port=${port}`]);
  try {
    const result = await lighthouse(url, { port, logLevel: 'silent', onlyCategories: [...categories] });
    if (!result) throw new Error(`Lighthouse did not finish on ${url}`);
    const { categories: found, audits } = result.lhr;
    const scores = Object.entries(found).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)]);
    const weighed = Object.values(found).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
    const lost = weighed.flatMap(({ id }) => {
      const audit = audits[id];
      return audit && audit.score !== null && audit.score < 1 ? [`${id} ${audit.score}: ${audit.title}`] : [];
    });
    return { scores: Object.fromEntries(scores), lost };
  } finally {
    await browser.close();
  }
}
