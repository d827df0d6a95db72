import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { GAP } from '../../src/model/derive/view.ts';
import { view } from '../../src/strings/view.ts';
import { useBrowser } from '../setup/browse.ts';
import { groupsSeen, idsOf, type Row, rowsSeen, type Table, tables, viewForm, whole } from '../setup/tables.ts';

const { open } = useBrowser();

const counted = (page: Page): Promise<string | null> => viewForm(page).locator('.counted').textContent();
const find = (page: Page, text: string): Promise<void> => viewForm(page).getByLabel(view.find).fill(text);
const sort = (page: Page, by: string): Promise<string[]> => viewForm(page).getByLabel(view.sort).selectOption(by);

const gap = ({ ratings }: Row): number => Math.max(...Object.values(ratings)) - Math.min(...Object.values(ratings));
/** As edited where the keys are equal. */
const sorted = (table: Table, key: (row: Row) => number): string[] =>
  idsOf(table.rows.toSorted((a, b) => key(b) - key(a)));

describe.each(tables)('$address', (table) => {
  test.each([360, 1280])('rows are found by typing, at %i pixels', async (width) => {
    const page = await open(table.address, { viewport: { width, height: 800 } });
    const texts = await page
      .locator('tr[data-feature]')
      .evaluateAll((rows) => rows.map(({ id, textContent }) => ({ id, text: textContent.toLowerCase() })));
    const [first, second] = [table.rows[0]?.name ?? '', table.rows.at(-1)?.name.toUpperCase() ?? ''];
    await viewForm(page).getByLabel(view.find).pressSequentially(first.slice(0, 3));
    expect(await rowsSeen(page)).toContain(table.rows[0]?.id);
    for (const typed of [first, second, `${table.options.at(-1)?.name} ${first}`]) {
      await find(page, typed);
      const words = typed.toLowerCase().split(' ');
      const wanted = texts.filter(({ text }) => words.every((word) => text.includes(word)));
      expect(wanted.length).toBeGreaterThan(0);
      expect(wanted.length).toBeLessThan(table.rows.length);
      expect(await rowsSeen(page), typed).toEqual(idsOf(wanted));
      const groups = table.groups.filter(({ id }) =>
        table.rows.some((row) => row.group === id && wanted.some((one) => one.id === row.id)),
      );
      expect(await groupsSeen(page), typed).toEqual(groups.map(({ name }) => name));
      expect(await counted(page)).toBe(`${wanted.length} ${view.of} ${table.rows.length} ${view.shown}`);
    }
    await find(page, 'zyx wvu');
    expect(await rowsSeen(page)).toEqual([]);
    expect(await groupsSeen(page)).toEqual([]);
    expect(await counted(page)).toBe(view.nothing);
    await viewForm(page).getByRole('button', { name: view.reset }).click();
    expect(await rowsSeen(page)).toEqual(idsOf(table.rows));
  });

  test('rows stand by their gap, by a rating or as edited', async () => {
    const page = await open(table.address);
    for (const { id } of table.options) {
      await sort(page, id);
      expect(await rowsSeen(page), id).toEqual(sorted(table, ({ ratings }) => ratings[id] ?? 0));
      expect(await groupsSeen(page)).toEqual([]);
    }
    await sort(page, GAP);
    expect(await rowsSeen(page)).toEqual(sorted(table, gap));
    expect(await rowsSeen(page)).not.toEqual(idsOf(table.rows));
    await sort(page, '');
    expect(await rowsSeen(page)).toEqual(idsOf(table.rows));
    expect(await groupsSeen(page)).toEqual(table.groups.map(({ name }) => name));
  });

  test('a sorted table still keeps to a group, to differences and to what is found', async () => {
    const page = await open(table.address);
    await sort(page, GAP);
    const group = table.groups.at(-1);
    await viewForm(page)
      .getByLabel(group?.name ?? '', { exact: true })
      .check();
    await viewForm(page).getByLabel(view.differences).check();
    const kept = sorted(table, gap).filter((id) =>
      table.rows.some((row) => row.id === id && row.group === group?.id && row.differs),
    );
    expect(await rowsSeen(page)).toEqual(kept);
    expect(await counted(page)).toBe(`${kept.length} ${view.of} ${table.rows.length} ${view.shown}`);
    await find(page, 'zyx wvu');
    expect(await rowsSeen(page)).toEqual([]);
  });
});

test('the widest gap is that among the columns shown', async () => {
  const page = await open(whole.address);
  const [hidden, ...shown] = idsOf(whole.options);
  await sort(page, GAP);
  await viewForm(page).getByText(view.columns, { exact: true }).click();
  await viewForm(page).locator(`[name="show"][value="${hidden}"]`).uncheck();
  const among = ({ ratings }: Row): number => {
    const some = shown.map((id) => ratings[id] ?? 0);
    return Math.max(...some) - Math.min(...some);
  };
  expect(await rowsSeen(page)).toEqual(sorted(whole, among));
  expect(sorted(whole, among)).not.toEqual(sorted(whole, gap));
});
