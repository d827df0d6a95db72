import { describe, expect, inject, test } from 'vitest';
import { lead } from '../../src/model/derive/lead.ts';
import type { Matrix } from '../../src/model/schema/content.ts';
import { distOf } from '../setup/builds.ts';
import { all, type Element, pageAt, readPages } from '../setup/html.ts';
import { comparisons, content, pairs } from '../setup/site.ts';

// Tests, scrapers and styles rely on these names; what they say must be what content says.
const pages = (): ReturnType<typeof readPages> => readPages(distOf(inject('plain')));

function matrixOf(id: string): Matrix {
  const matrix = content.matrices.find((one) => one.id === id);
  if (!matrix) throw new Error(`no matrix ${id}`);
  return matrix;
}

/** Rows as read from a page: feature, winner and the rating of each option. */
function rowsOf(table: Element): unknown[] {
  return all(table, 'tr', { 'data-feature': true }).map((row) => {
    const cells = all(row, 'td', { 'data-option': true }).map(({ attributes }) => [
      attributes['data-option'],
      attributes['data-rating'],
      attributes['id'],
    ]);
    return {
      id: row.attributes['id'],
      feature: row.attributes['data-feature'],
      winner: row.attributes['data-winner'],
      cells,
    };
  });
}

function rowsIn(matrix: Matrix, options: readonly string[], overrides: Parameters<typeof lead>[2] = []): unknown[] {
  return matrix.groups
    .flatMap(({ features }) => features)
    .map((feature) => ({
      id: feature.id,
      feature: feature.id,
      winner: lead(feature, options, overrides).winner,
      cells: options.map((option) => [option, String(feature.values[option]?.rating), `${feature.id}.${option}`]),
    }));
}

test('a matrix shows the rows, ratings and leads of content', () => {
  for (const matrix of content.matrices) {
    const tables = all(pageAt(pages(), `/matrices/${matrix.id}/`).root, 'table', { 'data-matrix': matrix.id });
    expect(tables).toHaveLength(1);
    expect(tables.flatMap(rowsOf)).toEqual(rowsIn(matrix, matrix.options));
  }
});

test('every pair shows the whole matrix of its two options, with an article or without', () => {
  for (const { matrix, first, second } of pairs) {
    const id = `${first}-vs-${second}`;
    const overrides = comparisons.find((one) => one.id === id)?.overrides;
    const tables = all(pageAt(pages(), `/compare/${id}/`).root, 'table', { 'data-matrix': matrix.id });
    expect(tables, id).toHaveLength(1);
    expect(tables.flatMap(rowsOf), id).toEqual(rowsIn(matrix, [first, second], overrides));
  }
});

describe.each(comparisons)('the comparison $id', ({ id, matrix: matrixId, options, overrides, glance }) => {
  const page = (): Element => pageAt(pages(), `/compare/${id}/`).root;

  test('shows the whole matrix of its options', () => {
    const tables = all(page(), 'table', { 'data-matrix': matrixId });
    expect(tables).toHaveLength(1);
    expect(tables.flatMap(rowsOf)).toEqual(rowsIn(matrixOf(matrixId), options, overrides));
  });

  test('has a table at a glance whose rows lead to those of the matrix', () => {
    const tables = all(page(), 'table', { 'data-glance': true });
    expect(tables).toHaveLength(1);
    const links = tables.flatMap((table) => all(table, 'a').map(({ attributes }) => attributes['href']));
    for (const feature of glance) expect(links).toContain(`#${feature}`);
  });

  test('says when to choose each option, and whose verdict it is', () => {
    const chosen = all(page(), 'section', { 'data-choose': true }).map(({ attributes }) => attributes['data-choose']);
    expect(chosen).toEqual(options);
    expect(all(page(), '*', { 'data-verdict': matrixId }).length).toBeGreaterThan(0);
  });
});

test('a sample shows a figure with every option', () => {
  for (const sample of content.samples) {
    const figures = all(pageAt(pages(), `/samples/${sample.id}/`).root, 'figure', { 'data-sample': sample.id });
    expect(figures.length).toBeGreaterThan(0);
    const shown = figures.flatMap((figure) => all(figure, '*', { 'data-option': true }));
    const options = new Set(shown.map(({ attributes }) => attributes['data-option']));
    expect([...options].sort()).toEqual(sample.projects.map(({ option }) => option).sort());
  }
});

test('sources are named by their ids, and each stands on the page of sources', () => {
  const known = content.sources.map(({ id }) => id).sort();
  for (const page of pages()) {
    const named = all(page.root, '*', { 'data-source': true }).map(({ attributes }) => attributes['data-source'] ?? '');
    expect(
      named.filter((id) => !known.includes(id)),
      page.address,
    ).toEqual([]);
    if (page.address === '/sources/') expect([...named].sort()).toEqual(known);
  }
});
