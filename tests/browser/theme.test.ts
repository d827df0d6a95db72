import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '../../src/strings/en.ts';
import { themes, useBrowser } from '../setup/browse.ts';

const { fresh } = useBrowser();

/** Notes the theme and the colour of the paper at each of the first frames. */
async function watched(context: BrowserContext): Promise<Page> {
  await context.addInitScript(() => {
    const frames: string[] = [];
    Object.assign(window, { frames });
    const note = (): void => {
      if (document.body) {
        frames.push(
          `${document.documentElement.dataset['theme']} ${getComputedStyle(document.documentElement).backgroundColor}`,
        );
      }
      if (frames.length < 5) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  return context.newPage();
}

const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const themeOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['theme']);

test.each(themes)(
  'the switch turns %s over, is remembered and is there before the first paint',
  async (colorScheme) => {
    const other = colorScheme === 'light' ? 'dark' : 'light';
    const page = await watched(await fresh({ colorScheme }));
    await page.goto('/');
    const before = await paper(page);
    await page.getByRole('button', { name: words.theme }).click();
    expect(await themeOf(page)).toBe(other);
    const after = await paper(page);
    expect(after).not.toBe(before);

    await page.goto('/sources/');
    await page.waitForFunction(() => (window as unknown as { frames: string[] }).frames.length >= 5);
    const frames = await page.evaluate(() => (window as unknown as { frames: string[] }).frames);
    expect(new Set(frames)).toEqual(new Set([`${other} ${after}`]));

    await page.getByRole('button', { name: words.theme }).click();
    expect(await paper(page)).toBe(before);
  },
);

test('without a choice the page follows the system', async () => {
  const papers = new Set<string>();
  for (const colorScheme of themes) {
    const page = await (await fresh({ colorScheme })).newPage();
    await page.goto('/');
    papers.add(await paper(page));
  }
  expect(papers.size).toBe(2);
});
