import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pick } from '../../src/strings/compare.ts';
import { useBrowser } from '../setup/browse.ts';
import { comparisons, pairs } from '../setup/site.ts';

const { open } = useBrowser();

test.each([360, 1280])(
  'without JavaScript every article and pair is a link that resolves, at %i pixels',
  async (width) => {
    const page = await open('/compare/?options=go,rust,nodejs', {
      javaScriptEnabled: false,
      viewport: { width, height: 800 },
    });
    const addressesOf = (selector: string) =>
      page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const articles = await addressesOf('ul.listing a:visible');
    const all = await addressesOf('ul.pairs a:visible');
    expect(articles.toSorted()).toEqual(comparisons.map(({ id }) => `/compare/${id}/`).toSorted());
    expect(all).toEqual(pairs.map(({ first, second }) => `/compare/${first}-vs-${second}/`));
    expect(await page.locator('pick-options').isVisible()).toBe(false);
    for (const address of all) {
      const answer = await page.request.get(address);
      expect(answer.status(), address).toBe(200);
      expect(await answer.text()).not.toContain('http-equiv="refresh"');
    }
  },
);

describe('the picker by keyboard', () => {
  /** Ticks the options and presses the button, from the first box on, with Tab, Space and Enter alone. */
  async function choose(options: readonly string[], width = 1280): Promise<Page> {
    const page = await open('/compare/', { viewport: { width, height: 800 } });
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const one = document.activeElement;
        return one?.closest('pick-options') ? (one.getAttribute('value') ?? 'button') : '';
      });
      if (options.includes(focused)) await page.keyboard.press('Space');
      if (focused !== 'button') continue;
      await page.keyboard.press('Enter');
      return page;
    }
    throw new Error('Tab does not reach the button');
  }
  const status = (page: Page) => page.locator('pick-options [role="status"]').textContent();

  test.each([360, 1280])('leads to a pair and to three options, at %i pixels', async (width) => {
    const pair = await choose(['go', 'rust'], width);
    await pair.waitForURL('**/compare/go-vs-rust/');
    const three = await choose(['graphql', 'rest', 'grpc'], width);
    await three.waitForURL('**/compare/?options=rest,graphql,grpc');
    await three.locator('compare-options .weigher').waitFor();
  });

  test('takes two to four of one matrix', async () => {
    const none = await choose([]);
    expect(await status(none)).toBe(pick.tooFew);
    expect(new URL(none.url()).pathname).toBe('/compare/');
    const page = await choose(['go']);
    expect(await status(page)).toBe(pick.tooFew);
    expect(await page.locator('pick-options [value="rest"]').isDisabled()).toBe(true);
    for (const option of ['rust', 'nodejs', 'python', 'java'])
      await page.locator(`pick-options [value="${option}"]`).press('Space');
    expect(await status(page)).toBe(pick.tooMany);
    const ticked = page.locator('pick-options input:checked');
    expect(await ticked.evaluateAll((list) => list.map((one) => one.getAttribute('value')))).toEqual([
      'go',
      'rust',
      'nodejs',
      'python',
    ]);
  });
});
