import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { writeWeights } from '../../src/model/derive/weights.ts';
import { weigh } from '../../src/strings/weigh.ts';
import { useBrowser } from '../setup/browse.ts';
import { content } from '../setup/site.ts';
import { namesOf, ratingsOf, resultOf } from '../setup/weighed.ts';

const { open } = useBrowser();
const permissions = ['clipboard-read', 'clipboard-write'];

/** The lines below a heading of a record, without empty ones. */
const section = (record: string, title: string): string[] =>
  (record.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '').split('\n').filter(Boolean);

/** `- Good: Row (Option, 4 of 5, +0.10): What the cell says [1][2]` */
const CONSEQUENCE = /^- (?:Good|Bad): (.+?) \((.+), (\d) of 5, [+−][\d.]+\): (.+?)((?: |\[\d+\])*)$/;

/** Copies the record by keyboard and reads it. */
const copied = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: weigh.copyRecord }).press('Enter');
  await page.getByText(weigh.copied, { exact: true }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};

/** What the page says in a cell, without the mark of who leads. */
const saidIn = (page: Page, cell: string): Promise<string> =>
  page.locator(`[id="${cell}"] .cell-summary`).evaluate((summary) => {
    const copy = summary.cloneNode(true) as Element;
    copy.querySelector('.leads')?.remove();
    return copy.textContent?.trim() ?? '';
  });

describe.each([
  ['/compare/go-vs-rust/', ['go', 'rust']],
  ['/compare/?options=go,rust,nodejs', ['go', 'rust', 'nodejs']],
] as const)('the decision record of %s', (address, options) => {
  const matrix = content.matrices.find(({ id }) => id === 'backend-languages');
  if (!matrix) throw new Error('no matrix');
  const { groups } = matrix;
  const name = namesOf(matrix);
  const features = groups.flatMap((group) => group.features);
  // Rows whose leader is described in code, which is markup on the page.
  const coded = features.filter(({ values }) => values['rust']?.summary.includes('`')).slice(0, 2);
  const weights = {
    groups: Object.fromEntries(groups.map(({ id }, at) => [id, at % 2])),
    features: Object.fromEntries(coded.map(({ id }) => [id, 5])),
  };
  const subject = ratingsOf(matrix, options);
  const weighed = `${address}${address.includes('?') ? '&' : '?'}w=${writeWeights(subject, weights)}`;
  const { sentence, order } = resultOf(matrix, options, weights);

  test('is the same copied and downloaded', async () => {
    const page = await open(weighed, { permissions });
    const text = await copied(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: weigh.saveRecord }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.md$/);
    expect(readFileSync(await download.path(), 'utf8')).toBe(text);
  });

  test('states what was weighed, what was decided, and why with each source once', async () => {
    const page = await open(weighed, { permissions });
    const text = await copied(page);
    const [title = ''] = text.split('\n');
    for (const option of options) expect(title).toContain(name(option));
    expect(text).toMatch(/^# .+\n\n- Status: proposed\n- Date: \d{4}-\d\d-\d\d\n- Weighed at: /);
    expect(text).toContain(`\n- Weighed at: ${page.url()}\n`);
    const listed = Object.entries({ ...weights.groups, ...weights.features });
    expect(section(text, 'Context').filter((line) => line.startsWith('- '))).toEqual(
      listed.map(([id, weight]) => `- ${name(id)}: ${weight}`),
    );
    expect(section(text, 'Options')).toEqual(
      order.map(([place, option, score]) => `- Place ${place}: ${option}, ${score} of 5`),
    );
    // The page names three changes at most, the record all.
    const [named = ''] = sentence.replace(' leads.', '.').split(/(?:,| or) [^,]+, or by one of/);
    expect(section(text, 'Decision')[0]).toContain(named);

    const sources = section(text, 'Sources').map((line) => /^\d+\. .+?: <(.+?)>(?: \(.+\))?$/.exec(line)?.[1]);
    const urlOf = (source: string) => content.sources.find(({ id }) => id === source)?.url;
    expect(new Set(sources).size).toBe(sources.length);
    const best = options.find((option) => name(option) === order[0]?.[1]) ?? '';
    const rows: string[] = [];
    const used: (string | undefined)[] = [];
    for (const line of section(text, 'Consequences')) {
      if (line.startsWith('  - ')) {
        expect(line).toMatch(/verified for|Sources disagree:/);
        continue;
      }
      const [, row = '', option, rating, summary, marks = ''] = CONSEQUENCE.exec(line) ?? [];
      const feature = features.find((one) => one.name === row);
      const value = feature?.values[best];
      expect([option, rating], line).toEqual([name(best), String(value?.rating)]);
      expect(summary).toBe(await saidIn(page, `${feature?.id}.${best}`));
      const cited = [...marks.matchAll(/\d+/g)].map(([number]) => sources[Number(number) - 1]);
      expect(new Set(cited).size, line).toBe(cited.length);
      expect(cited).toEqual((value?.sources ?? []).map(urlOf));
      rows.push(row);
      used.push(...cited);
    }
    expect(rows).toEqual(expect.arrayContaining(coded.map((one) => one.name)));
    expect(new Set(used)).toEqual(new Set(sources));
  });
});
