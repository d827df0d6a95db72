import fc from 'fast-check';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { evenWeights, type Weights, writeWeights } from '../../src/model/derive/weights.ts';
import { weigh } from '../../src/strings/weigh.ts';
import { useBrowser } from '../setup/browse.ts';
import { comparisons, content, pairs } from '../setup/site.ts';
import { ratingsOf, resultOf, seenIn } from '../setup/weighed.ts';

const { open } = useBrowser();

const lone = pairs.findLast(({ first, second }) => !comparisons.some(({ id }) => id === `${first}-vs-${second}`));
const addresses = ['/compare/go-vs-rust/', `/compare/${lone?.first}-vs-${lone?.second}/`];
const widths = [360, 1280];

/** What is weighed at the address of a pair. */
function weighedAt(address: string) {
  const options = address.split('/').filter(Boolean).at(-1)?.split('-vs-') ?? [];
  const matrix = content.matrices.find((one) => options.every((option) => one.options.includes(option)));
  if (!matrix) throw new Error(`no matrix for ${address}`);
  const subject = ratingsOf(matrix, options);
  const rows = matrix.groups.flatMap(({ features }) => features.map(({ id }) => id));
  const even = evenWeights(subject);
  const situations = matrix.presets.map((preset) => ({
    name: preset.name.replaceAll("'", '’'),
    chosen: { groups: preset.weights, features: preset.features },
  }));
  return {
    groups: matrix.groups,
    rows,
    even,
    /** As the page lists them. */
    situations: [{ name: weigh.even, chosen: even }, ...situations],
    write: (weights: Weights) => writeWeights(subject, weights),
    result: (weights: Weights) => resultOf(matrix, options, weights),
  };
}

const weights = (groups: Weights['groups'], features: Weights['features'] = {}): Weights => ({ groups, features });
const alike = (groups: readonly { readonly id: string }[], weight: number): Weights =>
  weights(Object.fromEntries(groups.map(({ id }) => [id, weight])));

const weigher = (page: Page): Locator => page.locator('.weigher');
const slider = (page: Page, group: string): Locator => page.locator(`[id="weight-${group}"]`);
const single = (page: Page, row: string): Locator => page.locator(`[id="weight-of-${row}"]`);
// Asked of the page itself: the browser tells others of a new address only later.
const addressOf = async (page: Page): Promise<URL> => new URL(await page.evaluate(() => location.href));
const asked = async (page: Page): Promise<string | null> => (await addressOf(page)).searchParams.get('w');
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

describe.each(addresses)('%s', (address) => {
  const { groups, rows, even, situations, write, result } = weighedAt(address);

  test.each(widths)('has the result of every situation without JavaScript, at %i pixels', async (width) => {
    const page = await open(address, { javaScriptEnabled: false, viewport: { width, height: 800 } });
    expect(await weigher(page).count()).toBe(0);
    const written = await page.locator('weigh-it > .situations > details').all();
    expect(written.length).toBe(situations.length);
    for (const [at, situation] of written.entries()) {
      const { name, chosen } = situations[at] ?? { name: '', chosen: even };
      await situation.getByText(name, { exact: true }).click();
      expect(await situation.locator('.weighed').isVisible()).toBe(true);
      expect(await seenIn(situation), name).toEqual(result(chosen));
    }
  });

  test('has the same result for a situation chosen as for the one written out', async () => {
    const page = await open(address);
    for (const { name, chosen } of situations.toReversed()) {
      await page.getByRole('button', { name, exact: true }).press('Enter');
      expect(await seenIn(weigher(page)), name).toEqual(result(chosen));
      expect(await asked(page)).toBe(chosen === even ? null : write(chosen));
      expect((await weigher(page).locator('[aria-pressed="true"]').allInnerTexts()).join()).toBe(name);
    }
  });

  test.each(widths)('weighs by keyboard, step by step into the address and back, at %i pixels', async (width) => {
    const page = await open(address, { viewport: { width, height: 800 } });
    const [first = '', second = ''] = groups.map(({ id }) => id);
    const row = rows[0] ?? '';
    const steps: Weights[] = [even];
    const reached = async (change: Weights): Promise<void> => {
      steps.push(change);
      expect(await asked(page)).toBe(write(change));
      expect(await seenIn(weigher(page))).toEqual(result(change));
      expect(await page.locator('.outcome .vh[role="status"]').textContent()).toBe(result(change).sentence);
    };

    await page.getByRole('button', { name: situations.at(-1)?.name ?? '', exact: true }).focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(`weight-${first}`);
    await page.keyboard.press('ArrowRight');
    await reached(weights({ ...even.groups, [first]: 4 }));
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(`weight-${second}`);
    await page.keyboard.press('Home');
    await reached(weights({ ...even.groups, [first]: 4, [second]: 0 }));
    await slider(page, groups.at(-1)?.id ?? '').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(`weight-of-${row}`);
    await page.keyboard.press('5');
    await reached(weights({ ...even.groups, [first]: 4, [second]: 0 }, { [row]: 5 }));

    for (const before of steps.slice(0, -1).reverse()) {
      await page.goBack();
      await expect.poll(() => seenIn(weigher(page))).toEqual(result(before));
      expect(await slider(page, first).inputValue()).toBe(String(before.groups[first]));
      expect(await slider(page, second).inputValue()).toBe(String(before.groups[second]));
      expect(await single(page, row).inputValue()).toBe('');
    }
    expect(await asked(page)).toBe(null);
  });

  test('fits all groups and two rows into an address that shows the same elsewhere', async () => {
    const page = await open(address, { permissions: ['clipboard-read', 'clipboard-write'] });
    const [longest = '', longer = ''] = rows.toSorted((a, b) => b.length - a.length);
    for (const { id } of groups) await slider(page, id).press('ArrowLeft');
    await page.getByText(weigh.singles, { exact: true }).press('Enter');
    await single(page, longest).selectOption('5');
    await single(page, longer).selectOption('0');
    const { href, search } = await addressOf(page);
    expect(search).toMatch(/^\?w=/);
    expect(search.length).toBeLessThan(60);
    await weigher(page).getByRole('button', { name: weigh.copyLink }).press('Enter');
    await page.getByText(weigh.copied, { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(href);

    const shown = await seenIn(weigher(page));
    expect(shown).toEqual(result(weights(alike(groups, 2).groups, { [longest]: 5, [longer]: 0 })));

    const other = await open(`${address}${search}`);
    expect(await seenIn(weigher(other))).toEqual(shown);
    expect(await slider(other, groups[0]?.id ?? '').inputValue()).toBe('2');
    expect(await single(other, longest).inputValue()).toBe('5');
    expect(await single(other, longer).inputValue()).toBe('0');
    expect(await other.locator('.singles summary').textContent()).toBe(`${weigh.singles} (2 ${weigh.set})`);
  });

  test('uses what it can of a damaged address, and names the rest', async () => {
    const [first = '', second = ''] = groups.map(({ id }) => id);
    const [row = '', other = ''] = rows;
    const page = await open(address);
    for (const [w, used, named] of [
      ['zzz', even, 'zzz'],
      ['', even, ''],
      [
        `1z.${row}5.${other}9.nothing2`,
        weights({ ...even.groups, [first]: 1 }, { [row]: 5 }),
        `z, ${other}9, nothing2`,
      ],
      ['15<b>.', weights({ ...even.groups, [first]: 1, [second]: 5 }), '<b>'],
    ] as const) {
      await page.goto(`${address}?w=${encodeURIComponent(w)}`);
      expect(await seenIn(weigher(page))).toEqual(result(used));
      const said = await page.locator('.outcome .soft[role="status"]').textContent();
      expect(said).toBe(named && `${weigh.ignored} ${named}`);
    }
  });

  test('comes to what the ratings of the content come to', async () => {
    const weight = fc.integer({ min: 0, max: 5 });
    const some = fc.record({
      groups: fc.record(Object.fromEntries(groups.map(({ id }) => [id, weight]))),
      features: fc.dictionary(fc.constantFrom(...rows), weight, { maxKeys: 3 }),
    });
    const page = await open(address);
    for (const chosen of [alike(groups, 0), alike(groups, 5), ...fc.sample(some, { seed: 1, numRuns: 20 })]) {
      // As if the reader had come back to it.
      await page.evaluate((w) => {
        history.pushState(null, '', `?w=${w}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, write(chosen));
      expect(await seenIn(weigher(page)), write(chosen)).toEqual(result(chosen));
      expect(await page.locator('.outcome .soft[role="status"]').textContent()).toBe('');
    }
  });
});
