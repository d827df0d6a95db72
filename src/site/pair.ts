import { cellCitations, numbered, trapCitations } from '../model/derive/citations.ts';
import type { Content } from '../model/schema/content.ts';
import { comparedView } from './comparison.ts';
import { createNotes } from './notes.ts';
import type { Pair } from './pairs.ts';
import { articleLinks } from './related.ts';
import type { Row } from './rows.ts';

const MOST_ROWS = 10;

/** All that the page of a pair without an article shows: nothing in it was written for the pair. */
export function pairView(content: Content, { matrix, columns }: Pair) {
  const options = columns.map(({ id }) => id);
  const view = comparedView(content, { matrix: matrix.id, options });
  const list = numbered([...cellCitations(view.features, options), ...trapCitations(view.profiles)]);
  const touching = content.comparisons.filter((one) => one.options.some((option) => options.includes(option)));
  return {
    ...view,
    widest: widest(view.rows),
    notes: createNotes(list),
    articles: articleLinks(content).filter(({ id }) => touching.some((one) => one.id === id)),
  };
}

/** The rows in which ratings lie furthest apart, in the matrix’s order where they are as far. */
function widest(rows: readonly Row[]): Row[] {
  const gap = ({ cells }: Row) => {
    const ratings = cells.map(({ value }) => value.rating);
    return Math.max(...ratings) - Math.min(...ratings);
  };
  return rows
    .filter((row) => gap(row) > 0)
    .toSorted((a, b) => gap(b) - gap(a))
    .slice(0, MOST_ROWS);
}
