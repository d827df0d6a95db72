import { describe, expect, test } from 'vitest';
import { valueWords } from '../../src/strings/value.ts';
import { spokenTable } from '../setup/access-tree.ts';
import { useBrowser } from '../setup/browse.ts';
import { idsOf, rowsSeen, tables } from '../setup/tables.ts';

const { open } = useBrowser();

describe.each(tables)('$address', (table) => {
  const { caption, options, groups, rows } = table;
  const names = options.map(({ name }) => name);

  test('is a table with caption, scopes, ids and roles', async () => {
    const page = await open(table.address, { javaScriptEnabled: false });
    const found = await page.locator('table[data-matrix]').evaluate((one) => {
      const heads = (scope: string): string[] => [...one.querySelectorAll(`th[scope="${scope}"]`)].map(({ id }) => id);
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return {
        caption: one.querySelector('caption')?.textContent.trim(),
        columns: heads('col'),
        groups: heads('rowgroup'),
        rows: [...one.querySelectorAll('tr:has(> th[scope="row"])')].map(({ id }) => id),
        heads: one.querySelectorAll('th').length,
        cells: [...one.querySelectorAll('td')].map(({ id }) => id),
        // Some browsers drop the roles of what is styled as a card, unless they are written out.
        without: [one, ...one.querySelectorAll('thead, tbody, tr, th, td')].filter((part) => !part.role).length,
        twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      };
    });
    expect(found).toEqual({
      caption,
      columns: ['head-feature', ...options.map(({ id }) => `head-${id}`)],
      groups: groups.map(({ id }) => `group-${id}`),
      rows: idsOf(rows),
      heads: 1 + options.length + groups.length + rows.length,
      cells: rows.flatMap(({ id }) => options.map((option) => `${id}.${option.id}`)),
      without: 0,
      twice: [],
    });
  });

  describe.each([360, 1280])('at %i pixels', (width) => {
    const viewport = { width, height: 800 };

    test.each([true, false])('is heard as a table (script: %s)', async (javaScriptEnabled) => {
      const page = await open(table.address, { javaScriptEnabled, viewport });
      const heard = await spokenTable(page, caption);
      expect(heard.columnheader).toEqual([valueWords.feature, ...names]);
      expect(heard.rowheader).toEqual(
        groups.flatMap((group) => [
          group.name,
          ...rows.filter((row) => row.group === group.id).map(({ name }) => name),
        ]),
      );
      expect(heard.row.length).toBe(1 + groups.length + rows.length);
      expect(heard.cell.length).toBe(rows.length * options.length);
      for (const [at, { name, ratings, winner }] of rows.entries()) {
        for (const [column, option] of options.entries()) {
          const cell = heard.cell[at * options.length + column] ?? '';
          const what = `${name}, ${option.name}: ${cell}`;
          expect(cell.includes(`${option.name}: ${ratings[option.id]} ${valueWords.ofFive}.`), what).toBe(true);
          expect(new RegExp(`▸\\s*${valueWords.leads}\\b`).test(cell), what).toBe(winner === option.id);
          // The answer itself comes before who leads and the rating.
          expect(cell.indexOf(`${option.name}: `), what).toBeGreaterThan(20);
        }
      }
    });

    test('is heard as it is shown, when rows are sorted and a column is hidden', async () => {
      const [first, ...others] = options;
      const page = await open(`${table.address}?sort=gap&hide=${first?.id}`, { viewport });
      const heard = await spokenTable(page, caption);
      expect(heard.columnheader).toEqual([valueWords.feature, ...others.map(({ name }) => name)]);
      const seen = await rowsSeen(page);
      expect(heard.rowheader).toEqual(seen.map((id) => rows.find((row) => row.id === id)?.name));
      expect(heard.row.length).toBe(1 + rows.length);
      expect(heard.cell.length).toBe(rows.length * others.length);
    });
  });
});
