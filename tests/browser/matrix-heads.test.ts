import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../setup/browse.ts';
import { idsOf, pair, whole } from '../setup/tables.ts';

const { open } = useBrowser();

/** Puts a row into the middle of the window and scrolls its table sideways, by a share of the way. */
const scrollTo = (page: Page, id: string, share: number): Promise<void> =>
  page.locator(`#${id}`).evaluate((row, share) => {
    row.scrollIntoView({ block: 'center', behavior: 'instant' });
    const scroller = row.closest('.matrix-scroll');
    if (scroller) scroller.scrollLeft = share * (scroller.scrollWidth - scroller.clientWidth);
  }, share);

/** What is wrong with where the heads and the row's name stand. */
const faults = (page: Page, id: string): Promise<string[]> =>
  page.locator(`#${id}`).evaluate((row) => {
    const matrix = row.closest('.matrix');
    const scroller = matrix?.querySelector('.matrix-scroll')?.getBoundingClientRect();
    const heads = [...(matrix?.querySelectorAll<HTMLElement>('.head:not([hidden])') ?? [])];
    const cells = [...row.querySelectorAll<HTMLElement>('td:not([hidden])')];
    const name = row.querySelector('th');
    const bounds = name?.getBoundingClientRect();
    if (!scroller || !bounds || heads.length !== cells.length || heads.length === 0) return ['heads or cells lack'];
    const found: string[] = [];
    const lies = (one: Element, x: number, what: string): void => {
      const { top, height } = one.getBoundingClientRect();
      const on = document.elementFromPoint(x, top + height / 2);
      if (!one.contains(on)) found.push(`${what} is covered by ${on?.outerHTML.slice(0, 80)}`);
    };
    for (const [at, head] of heads.entries()) {
      const { top, left, right } = head.getBoundingClientRect();
      const cell = cells[at]?.getBoundingClientRect();
      const what = `head ${head.dataset['head']}`;
      if (head.dataset['head'] !== cells[at]?.dataset['option']) found.push(`${what} is that of another column`);
      if (Math.abs(top) > 1) found.push(`${what} stands ${top} below the top`);
      const aside = Math.max(Math.abs(left - (cell?.left ?? 0)), Math.abs(right - (cell?.right ?? 0)));
      if (!(aside <= 2)) found.push(`${what} stands ${aside} beside its column`);
      const middle = (left + right) / 2;
      if (middle > bounds.right && middle < scroller.right) lies(head, middle, what);
    }
    if (Math.abs(bounds.left - scroller.left) > 1) found.push(`the name stands ${bounds.left - scroller.left} aside`);
    lies(row.querySelector('.row-name') ?? row, bounds.left + 5, 'the name');
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth || scrollX !== 0) found.push(`the page is ${scrollWidth} in ${clientWidth}`);
    return found;
  });

const turned = `?order=${idsOf(whole.options).toReversed()}&hide=${whole.options[1]?.id}`;

test.each([
  ['the whole matrix', 640, whole, ''],
  ['the whole matrix', 1280, whole, ''],
  ['the whole matrix', 1920, whole, ''],
  ['a pair', 640, pair, ''],
  ['a pair', 1280, pair, ''],
  ['columns in another order', 1280, whole, turned],
] as const)('in %s at %i pixels heads and names stay with their cells', async (_, width, { address, rows }, query) => {
  const viewport = { width, height: 800 };
  // Without a script there are no choices to keep.
  for (const javaScriptEnabled of query ? [true] : [true, false]) {
    const page = await open(address + query, { javaScriptEnabled, viewport, reducedMotion: 'reduce' });
    for (const { id } of [rows[Math.floor(rows.length / 2)], rows.at(-1)].flatMap((row) => row ?? [])) {
      for (const share of [0, 0.5, 1]) {
        await scrollTo(page, id, share);
        const message = `${id}, ${share} of the way, ${javaScriptEnabled ? 'with' : 'without'} a script`;
        await expect.poll(() => faults(page, id), { message }).toEqual([]);
      }
    }
  }
});

test('only a table wider than its place scrolls sideways', async () => {
  for (const [table, scrolls] of [
    [whole, true],
    [pair, false],
  ] as const) {
    const page = await open(table.address);
    const scroller = page.locator('.viewed .matrix-scroll');
    const over = await scroller.evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(over > 0, table.address).toBe(scrolls);
  }
});

test.each([640, 1280])('a table wider than its place is scrolled by keyboard, at %i pixels', async (width) => {
  const page = await open(whole.address, { viewport: { width, height: 800 } });
  const scroller = page.getByRole('group', { name: whole.caption });
  await page.locator('.view .action').last().focus();
  await page.keyboard.press('Tab');
  expect(await scroller.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => scroller.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
  expect(await page.evaluate(() => scrollX)).toBe(0);
});
