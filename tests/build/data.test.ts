import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { MatrixData, SiteIndex } from '../../src/exports/data.ts';
import { distOf } from '../setup/builds.ts';
import { content } from '../setup/site.ts';

/** What the build under a folder of its host holds at an address. */
function fileAt(address: string): string {
  const { base } = inject('based');
  expect(address.startsWith(base), address).toBe(true);
  return join(distOf(inject('based')), address.slice(base.length));
}

const read = <T>(address: string): T => JSON.parse(readFileSync(fileAt(address), 'utf8')) as T;
const index = (): SiteIndex => read<SiteIndex>(`${inject('based').base}data/index.json`);

test('the index of data leads to pages and files that are there', () => {
  const { matrices, options, comparisons, guides, perspectives } = index();
  expect(matrices.map(({ id }) => id)).toEqual(content.matrices.map(({ id }) => id));
  for (const { page } of [...matrices, ...options, ...comparisons, ...guides, ...perspectives]) {
    expect(existsSync(join(fileAt(page), 'index.html')), page).toBe(true);
  }
  for (const { data } of matrices) expect(existsSync(fileAt(data)), data).toBe(true);
});

test('the data of a matrix are the values of content, and the pages that it names are there', () => {
  for (const { id, data } of index().matrices) {
    const { groups, sources } = read<MatrixData>(data);
    const rows = groups.flatMap(({ features }) => features);
    const matrix = content.matrices.find((one) => one.id === id);
    const features = matrix?.groups.flatMap((group) => group.features) ?? [];
    expect(rows.map((row) => [row.id, row.values])).toEqual(features.map((feature) => [feature.id, feature.values]));
    for (const { page } of rows) expect(existsSync(join(fileAt(page), 'index.html')), page).toBe(true);
    const cited = rows.flatMap(({ values }) => Object.values(values).flatMap((value) => value.sources));
    expect(cited.filter((source) => !(source in sources))).toEqual([]);
  }
});
