import type { Comparison, Content, Matrix } from '../model/schema/content.ts';
import { comparisonAt } from './addresses.ts';
import { publishedComparisons } from './comparison.ts';
import { type Column, columnsOf } from './rows.ts';

/** Two options of a matrix, in its order. Every pair has a page; some have an article. */
export interface Pair {
  readonly id: string;
  readonly matrix: Matrix;
  readonly columns: readonly Column[];
  readonly article: Comparison | undefined;
  readonly address: string;
  /** The id with the options the other way round, whose address leads to the pair’s. */
  readonly inverse: string;
}

/** Every pair of every matrix. A pair of two matrices belongs to the first. */
export function pairsOf(content: Content): Pair[] {
  const articles = publishedComparisons(content);
  const pairs = new Map<string, Pair>();
  for (const matrix of content.matrices) {
    for (const [at, first] of matrix.options.entries()) {
      for (const second of matrix.options.slice(at + 1)) {
        const id = `${first}-vs-${second}`;
        const inverse = `${second}-vs-${first}`;
        if (pairs.has(id) || pairs.has(inverse)) continue;
        const columns = columnsOf(content, matrix, [first, second]);
        const article = articles.find((one) => one.id === id);
        pairs.set(id, { id, matrix, columns, article, address: comparisonAt(id), inverse });
      }
    }
  }
  return [...pairs.values()];
}

/** The matrices with their options, to choose from. */
export const pickable = (content: Content) =>
  content.matrices.map((matrix) => ({ matrix, columns: columnsOf(content, matrix, matrix.options) }));

/** `Go or Rust`, for a link in running text. */
export const pairName = ({ columns }: Pair, or: string): string => columns.map(({ name }) => name).join(` ${or} `);
