import type { Locator, Page } from 'playwright-core';
import { differs, lead } from '../../src/model/derive/lead.ts';
import type { ComparisonFront } from '../../src/model/schema/comparison.ts';
import { view } from '../../src/strings/view.ts';
import { comparisons, content } from './site.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A row as its content asks for it. */
export interface Row extends Named {
  readonly group: string;
  /** By option. */
  readonly ratings: Readonly<Record<string, number>>;
  readonly winner: string;
  readonly differs: boolean;
  /** Who is ahead where only some options are shown. */
  readonly winnerAmong: (options: readonly string[]) => string;
}

/** The table of a matrix on a page. */
export interface Table {
  readonly address: string;
  readonly caption: string;
  readonly options: readonly Named[];
  readonly groups: readonly Named[];
  readonly rows: readonly Row[];
}

function tableOf(
  page: Pick<Table, 'address' | 'caption'>,
  id: string,
  options: readonly string[],
  overrides?: ComparisonFront['overrides'],
): Table {
  const groups = content.matrices.find((matrix) => matrix.id === id)?.groups ?? [];
  return {
    ...page,
    options: options.map((option) => ({
      id: option,
      name: content.options.find((one) => one.id === option)?.name ?? option,
    })),
    groups,
    rows: groups.flatMap((group) =>
      group.features.map((feature) => ({
        id: feature.id,
        name: feature.name,
        group: group.id,
        ratings: Object.fromEntries(options.map((option) => [option, feature.values[option]?.rating ?? 0])),
        winner: lead(feature, options, overrides).winner,
        differs: differs(feature, options),
        winnerAmong: (some: readonly string[]) => lead(feature, some).winner,
      })),
    ),
  };
}

const wholes = content.matrices.map(({ id, title, options }) =>
  tableOf({ address: `/matrices/${id}/`, caption: title }, id, options),
);
const pairs = comparisons.map(({ id, title, matrix, options, overrides }) =>
  tableOf({ address: `/compare/${id}/`, caption: title }, matrix, options, overrides),
);

function tableAt(address: string): Table {
  const table = [...wholes, ...pairs].find((one) => one.address === address);
  if (!table) throw new Error(`the content has no table for ${address}`);
  return table;
}

/** A matrix wider than its place, and one with room. */
export const whole: Table = tableAt('/matrices/backend-languages/');
export const pair: Table = tableAt('/compare/go-vs-rust/');
export const tables: readonly Table[] = [whole, pair];

/** The form over the table. */
export const viewForm = (page: Page): Locator => page.getByRole('form', { name: view.title });

export const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);

/** Ids of the rows that can be seen, from top to bottom. */
export const rowsSeen = (page: Page): Promise<string[]> =>
  page
    .locator('tr[data-feature]')
    .evaluateAll((rows) => rows.filter((row) => row.checkVisibility()).map(({ id }) => id));

/** Names of the groups that can be seen. */
export const groupsSeen = (page: Page): Promise<string[]> =>
  page
    .locator('.viewed .group-name')
    .evaluateAll((names) =>
      names.filter((name) => name.checkVisibility()).map(({ textContent }) => textContent.trim()),
    );

/** How many cells show their evidence. */
export const evidenceSeen = (page: Page): Promise<number> =>
  page.locator('.viewed .evidence').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);

/** Ids of the columns from left to right, in the strip of heads, in the table's own heads and in its rows. */
export function columnsSeen(page: Page): Promise<{ strip: string[]; heads: string[]; rows: string[] }> {
  return page.locator('.viewed .matrix').evaluate((matrix) => {
    const across = (line: Element | null | undefined, selector: string, key: string): string[] =>
      [...(line?.querySelectorAll<HTMLElement>(selector) ?? [])]
        .filter((one) => one.checkVisibility())
        .toSorted((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x)
        .map((one) => one.dataset[key] ?? '');
    const rows = [...matrix.querySelectorAll('tr[data-feature]')].filter((row) => row.checkVisibility());
    return {
      strip: across(matrix.querySelector('.heads'), '.head', 'head'),
      heads: across(matrix.querySelector('thead'), '[data-head]', 'head'),
      // All rows alike are one line here.
      rows: [...new Set(rows.map((row) => across(row, 'td', 'option').join()))].join(' | ').split(','),
    };
  });
}
