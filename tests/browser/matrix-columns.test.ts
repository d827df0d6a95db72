import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { view } from '../../src/strings/view.ts';
import { useBrowser } from '../setup/browse.ts';
import { columnsSeen, idsOf, type Table, tables, viewForm, whole } from '../setup/tables.ts';

const { open } = useBrowser();

const shows = (page: Page, option: string): Locator => viewForm(page).locator(`[name="show"][value="${option}"]`);
const moves = (page: Page, name: string, where: string): Locator =>
  viewForm(page).getByRole('button', { name: `${name}: ${where}`, exact: true });

/** A page with the list of columns unfolded by keyboard. */
async function unfolded({ address }: Table): Promise<Page> {
  const page = await open(address);
  await viewForm(page).getByText(view.columns, { exact: true }).focus();
  await page.keyboard.press('Enter');
  return page;
}

async function expectColumns(page: Page, order: readonly string[]): Promise<void> {
  expect(await columnsSeen(page)).toEqual({ strip: order, heads: order, rows: order });
  const listed = viewForm(page).locator('[name="show"]:checked');
  expect(await listed.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))).toEqual(order);
  // A group's name goes over all of them.
  const spans = page.locator('.viewed .group-row > th');
  const cells = await spans.evaluateAll((heads) => heads.map((head) => (head as HTMLTableCellElement).colSpan));
  expect(new Set(cells)).toEqual(new Set([order.length + 1]));
}

describe.each(tables)('$address', (table) => {
  const [first, second, ...others] = table.options;
  const ids = idsOf(table.options);

  test('columns move by keyboard, and the focus stays on the button', async () => {
    const page = await unfolded(table);
    await expectColumns(page, ids);
    let order = ids;
    const moved = moves(page, first?.name ?? '', view.later);
    await moved.focus();
    for (let at = 0; at < ids.length; at += 1) {
      await page.keyboard.press(at % 2 === 0 ? 'Enter' : 'Space');
      const place = Math.min(at + 1, ids.length - 1);
      order = ids.slice(1).toSpliced(place, 0, first?.id ?? '');
      await expectColumns(page, order);
      expect(await focused(moved), `after ${at + 1} presses`).toBe(true);
    }
    const back = moves(page, second?.name ?? '', view.earlier);
    await back.focus();
    await page.keyboard.press('Enter');
    await expectColumns(page, order);
    expect(await focused(back), 'at the edge').toBe(true);
    for (const { name } of others) {
      const button = moves(page, name, view.earlier);
      await button.focus();
      await page.keyboard.press('Enter');
      expect(await focused(button)).toBe(true);
    }
    await viewForm(page).getByRole('button', { name: view.reset }).press('Enter');
    await expectColumns(page, ids);
  });

  test('columns hide by keyboard, all but the last one', async () => {
    const page = await unfolded(table);
    for (const [at, id] of ids.entries()) {
      await shows(page, id).focus();
      await page.keyboard.press('Space');
      const left = ids.slice(at + 1);
      await expectColumns(page, left.length > 0 ? left : [id]);
      expect(await focused(shows(page, id))).toBe(true);
    }
    expect(new URL(page.url()).searchParams.get('hide')).toBe(ids.slice(0, -1).join(','));
    await shows(page, ids[0] ?? '').press('Space');
    await expectColumns(page, [ids[0] ?? '', ids.at(-1) ?? '']);
  });
});

test('who leads and the scales follow the columns shown', async () => {
  const hidden = whole.options[0]?.id ?? '';
  const shown = idsOf(whole.options).slice(1);
  const page = await unfolded(whole);
  const leaders = (): Promise<string[]> =>
    page.locator('tr[data-feature]').evaluateAll((rows) =>
      rows.map((row) => {
        const leader = row.querySelector<HTMLElement>('td.leader');
        const said = row.querySelector('.leads')?.closest('td') ?? null;
        return leader === said ? (leader?.dataset['option'] ?? 'none') : 'the word stands elsewhere';
      }),
    );
  const among = whole.rows.map(({ winnerAmong }) => winnerAmong(shown));
  const marks = (): Promise<number[]> =>
    page
      .locator('tr[data-feature] .rail')
      .evaluateAll((rails) => rails.map((one) => one.querySelectorAll('.mark').length));

  expect(await leaders()).toEqual(whole.rows.map(({ winner }) => winner));
  await shows(page, hidden).uncheck();
  expect(await leaders()).toEqual(among);
  expect(among).not.toEqual(whole.rows.map(({ winner }) => winner));
  expect(new Set(await marks())).toEqual(new Set([shown.length]));
  await shows(page, hidden).check();
  expect(await leaders()).toEqual(whole.rows.map(({ winner }) => winner));
  expect(new Set(await marks())).toEqual(new Set([whole.options.length]));
});

const focused = (one: Locator): Promise<boolean> => one.evaluate((node) => node === document.activeElement);
