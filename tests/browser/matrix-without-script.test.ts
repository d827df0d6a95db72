import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { view } from '../../src/strings/view.ts';
import { useBrowser } from '../setup/browse.ts';
import { evidenceSeen, groupsSeen, idsOf, type Row, rowsSeen, type Table, tables, viewForm } from '../setup/tables.ts';

const { open } = useBrowser();

const choose = (page: Page, name: string): Promise<void> => viewForm(page).getByLabel(name, { exact: true }).check();

/** What the form must leave of a table. */
async function expectRows(page: Page, table: Table, wanted: (row: Row) => boolean): Promise<void> {
  const rows = table.rows.filter(wanted);
  expect(await rowsSeen(page)).toEqual(idsOf(rows));
  const named = table.groups.filter(({ id }) => rows.some(({ group }) => group === id));
  expect(await groupsSeen(page)).toEqual(named.map(({ name }) => name));
}

describe.each(tables)('$address without JavaScript', (table) => {
  const cells = table.options.length;
  const opened = (width: number, fragment = ''): Promise<Page> =>
    open(`${table.address}${fragment}`, { javaScriptEnabled: false, viewport: { width, height: 800 } });

  test.each([360, 1280])('the form chooses differences, a group and details, at %i pixels', async (width) => {
    const page = await opened(width);
    await expectRows(page, table, () => true);
    for (const { id, name } of table.groups) {
      await choose(page, name);
      await expectRows(page, table, ({ group }) => group === id);
    }
    await choose(page, view.differences);
    const last = ({ group, differs }: Row): boolean => differs && group === table.groups.at(-1)?.id;
    await expectRows(page, table, last);
    expect(await evidenceSeen(page)).toBe(0);
    await choose(page, view.details);
    expect(await evidenceSeen(page)).toBe(table.rows.filter(last).length * cells);
    await choose(page, view.compact);
    expect(await evidenceSeen(page)).toBe(0);
    await choose(page, view.all);
    await expectRows(page, table, ({ differs }) => differs);
  });

  test.each([360, 1280])('the form works by keyboard, at %i pixels', async (width) => {
    const page = await opened(width);
    await viewForm(page).getByLabel(view.differences).focus();
    for (const key of ['Space', 'Tab', 'ArrowRight', 'Tab', 'ArrowRight']) await page.keyboard.press(key);
    const first = ({ group, differs }: Row): boolean => differs && group === table.groups[0]?.id;
    await expectRows(page, table, first);
    expect(await evidenceSeen(page)).toBe(table.rows.filter(first).length * cells);
  });

  const aside = table.rows.find(({ differs }) => !differs) ?? table.rows.at(-1);
  const chosen = table.groups.find(({ id }) => id !== aside?.group);
  const left = ({ group, differs }: Row): boolean => group === chosen?.id && differs;

  test.each([
    [360, `#${aside?.id}`],
    [1280, `#${aside?.id}`],
    [360, `#${aside?.id}.${table.options[0]?.id}`],
    [1280, `#${aside?.id}.${table.options.at(-1)?.id}`],
  ])('at %i pixels the row that %s leads to is shown though set aside', async (width, fragment) => {
    const page = await opened(width, fragment);
    expect(await page.locator(fragment.replace('.', '\\.')).evaluate(inSight)).toBe(true);
    await choose(page, view.differences);
    await choose(page, chosen?.name ?? '');
    await expectRows(page, table, (row) => row.id === aside?.id || left(row));
    expect(await evidenceSeen(page)).toBe(cells);
  });

  test('a group that an address leads to is shown though another one is chosen', async () => {
    const page = await opened(1280, `#group-${aside?.group}`);
    await choose(page, chosen?.name ?? '');
    await expectRows(page, table, ({ group }) => group === aside?.group || group === chosen?.id);
  });
});

function inSight(one: Element): boolean {
  const { top, bottom } = one.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
