import type { Page } from 'playwright-core';
import { markdownToHtml } from 'satteri';
import { describe, expect, test } from 'vitest';
import { valueWords } from '../../src/strings/value.ts';
import { view } from '../../src/strings/view.ts';
import { useBrowser } from '../setup/browse.ts';
import { idsOf, rowsSeen, type Table, tables, viewForm } from '../setup/tables.ts';

const { fresh } = useBrowser();

async function opened(address: string): Promise<Page> {
  const page = await (await fresh({ permissions: ['clipboard-read', 'clipboard-write'] })).newPage();
  await page.goto(address);
  return page;
}

async function copied(page: Page, name: string): Promise<string> {
  await viewForm(page).getByRole('button', { name, exact: true }).click();
  await viewForm(page).getByText(view.copied).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The rows that can be seen: rating, answer and whether it leads, of each option asked for. */
async function seen(page: Page, { rows }: Table, options: readonly string[]) {
  const answers = await page.locator('tr[data-feature] .cell-summary').evaluateAll((all) =>
    all.map((one) => {
      const text = [...one.childNodes].filter((node) => !(node instanceof Element && node.matches('.leads')));
      const answer = text.map(({ textContent }) => textContent).join('');
      return { id: one.closest('td')?.id, leads: Boolean(one.querySelector('.leads')), answer: answer.trim() };
    }),
  );
  return (await rowsSeen(page)).map((id) => ({
    row: rows.find((row) => row.id === id),
    cells: options.map((option) => {
      const { answer = '', leads = false } = answers.find((one) => one.id === `${id}.${option}`) ?? {};
      return { answer: answer.replace(/\s+/g, ' '), leads, rating: rows.find((row) => row.id === id)?.ratings[option] };
    }),
  }));
}

/** The fields of each line, after RFC 4180. */
function parseCsv(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') lines.push([]);
  }
  return lines.slice(0, -1);
}

describe.each(tables)('$address', (table) => {
  const names = (options: readonly string[]): string[] =>
    options.map((id) => table.options.find((option) => option.id === id)?.name ?? '');
  const turned = idsOf(table.options).toReversed();
  // Where there are more than two options, one is hidden.
  const shown = turned.length > 2 ? turned.slice(1) : turned;
  const hide = turned.filter((id) => !shown.includes(id)).join();
  const queries = [
    { query: '', options: idsOf(table.options) },
    { query: `?only=differences&sort=gap&order=${turned.join()}${hide && `&hide=${hide}`}`, options: shown },
  ];

  test.each(queries)('what is shown at "$query" is copied as CSV', async ({ query, options }) => {
    const page = await opened(table.address + query);
    const [heads, ...lines] = parseCsv(await copied(page, view.copyCsv));
    const named = names(options);
    expect(heads).toEqual([
      view.group,
      valueWords.feature,
      ...named.flatMap((name) => [`${name} ${view.rating}`, name]),
    ]);
    const wanted = (await seen(page, table, options)).map(({ row, cells }) => [
      table.groups.find(({ id }) => id === row?.group)?.name,
      row?.name,
      ...cells.flatMap(({ rating, answer }) => [String(rating), answer]),
    ]);
    expect(lines).toEqual(wanted);
    expect(lines.length).toBeGreaterThan(table.rows.length / 2);
  });

  test.each(queries)('what is shown at "$query" is copied as Markdown', async ({ query, options }) => {
    const page = await opened(table.address + query);
    const { html } = markdownToHtml(await copied(page, view.copyMarkdown));
    const lines = await page.evaluate((text) => {
      const { body } = new DOMParser().parseFromString(text, 'text/html');
      return [...body.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent));
    }, html);
    const wanted = (await seen(page, table, options)).map(({ row, cells }) => [
      row?.name,
      ...cells.map(({ rating, answer, leads }) => `${rating} ${answer}${leads ? ` (${valueWords.leads})` : ''}`),
    ]);
    expect(lines).toEqual([[valueWords.feature, ...names(options)], ...wanted]);
  });

  test('a copied link leads to the same rows', async () => {
    const page = await opened(`${table.address}?only=differences&sort=gap`);
    const rows = await rowsSeen(page);
    const link = await copied(page, view.copyLink);
    await page.goto('about:blank');
    await page.goto(link);
    expect(await rowsSeen(page)).toEqual(rows);
    expect(rows).toEqual(
      idsOf(table.rows.filter(({ differs }) => differs)).toSorted((a, b) => rows.indexOf(a) - rows.indexOf(b)),
    );
  });
});

test('where the browser does not let it copy, the page says so', async () => {
  const page = await (await fresh()).newPage();
  await page.addInitScript(() => {
    Object.assign(Clipboard.prototype, { writeText: () => Promise.reject(new Error('not allowed')) });
  });
  await page.goto(tables[0]?.address ?? '');
  await viewForm(page).getByRole('button', { name: view.copyCsv }).click();
  await viewForm(page).getByText(view.notCopied).waitFor();
});
