import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { view } from '../../src/strings/view.ts';
import { useBrowser } from '../setup/browse.ts';
import { type Table, tables, viewForm } from '../setup/tables.ts';

const { open } = useBrowser();

const opened = ({ address }: Table, javaScriptEnabled = true): Promise<Page> =>
  open(address, { javaScriptEnabled, viewport: { width: 360, height: 740 } });
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(tables)('$address at 360 pixels', (table) => {
  test('never scrolls sideways', async () => {
    const page = await opened(table);
    expect(await sideways(page)).toBe(0);
    await viewForm(page).getByText(view.columns, { exact: true }).click();
    await viewForm(page).getByLabel(view.details).check();
    for (const row of await page.locator('.viewed .row-more').all()) await row.evaluate(unfold);
    expect(await sideways(page)).toBe(0);
    const inner = page.locator('.viewed .matrix-scroll');
    expect(await inner.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  });

  test('rows are cards: the name above, each option named, two beside each other', async () => {
    const page = await opened(table);
    const cards = await page.locator('tr[data-feature]').evaluateAll((rows) =>
      rows.map((row) => {
        const box = (one: Element | null) => one?.getBoundingClientRect() ?? new DOMRect();
        return {
          name: box(row.querySelector('.row-name')).bottom,
          cells: [...row.querySelectorAll('td')].map((cell) => {
            const label = cell.querySelector<HTMLElement>('.cell-option');
            const { top, left, right, bottom } = box(cell);
            const shape = box(label?.querySelector('.mark-of') ?? null);
            return {
              option: label?.checkVisibility() && label.textContent.trim(),
              shape: shape.width,
              top,
              left,
              right,
              bottom,
            };
          }),
        };
      }),
    );
    expect(cards.length).toBe(table.rows.length);
    for (const { name, cells } of cards) {
      expect(cells.map(({ option }) => option)).toEqual(table.options.map((option) => option.name));
      for (const [at, cell] of cells.entries()) {
        expect(cell.shape).toBeGreaterThan(8);
        expect(cell.top).toBeGreaterThanOrEqual(name);
        const before = cells[at - 1];
        if (!before) continue;
        // Two by two; what is left over stands alone below.
        if (at % 2 === 1) {
          expect(cell.top).toBeCloseTo(before.top, 0);
          expect(cell.left).toBeGreaterThanOrEqual(before.right);
        } else expect(cell.top).toBeGreaterThanOrEqual(before.bottom);
      }
    }
  });

  test.each([true, false])(
    'a name stays in sight while its card scrolls, and leaves with it (script: %s)',
    async (script) => {
      const page = await opened(table, script);
      const card = page.locator('tr[data-feature]').nth(3);
      await card.locator('summary').click();
      await expectFollows(card);
      await card.locator('summary').click();
      await viewForm(page).getByLabel(view.details).check();
      await expectFollows(card);
      await expectFollows(page.locator('tr[data-feature]').last());
    },
  );
});

const unfold = (details: Element): void => details.setAttribute('open', '');

/** Scrolls the window through a card, which is taller than it, and measures its name at each stop. */
async function expectFollows(card: Locator): Promise<void> {
  const { height } = (await card.boundingBox()) ?? { height: 0 };
  expect(height).toBeGreaterThan(740);
  for (const past of [100, height / 2, height - 200]) {
    const { top, bare } = await nameAt(card, past);
    expect(top, `${past} of ${height} pixels into the card`).toBeCloseTo(0, 0);
    expect(bare).toBe(true);
  }
  const { bottom, end } = await nameAt(card, height - 10);
  expect(bottom).toBeLessThanOrEqual(end + 1);
  expect((await nameAt(card, height + 50)).bottom).toBeLessThan(0);
}

/** The name when the window starts some pixels below the start of its card; bare where nothing lies over it. */
function nameAt(card: Locator, past: number): Promise<{ top: number; bottom: number; end: number; bare: boolean }> {
  return card.evaluate((one, past) => {
    scrollBy({ top: one.getBoundingClientRect().top + past, behavior: 'instant' });
    const name = one.querySelector('summary');
    const { top = Number.NaN, bottom = Number.NaN, left = 0 } = name?.getBoundingClientRect() ?? {};
    const bare = Boolean(name?.contains(document.elementFromPoint(left + 5, (top + bottom) / 2)));
    return { top, bottom, end: one.getBoundingClientRect().bottom, bare };
  }, past);
}
