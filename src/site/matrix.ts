import { cellCitations, numbered } from '../model/derive/citations.ts';
import { newestVerified, verifiedBetween } from '../model/derive/freshness.ts';
import { profile } from '../model/derive/profile.ts';
import type { Content, Matrix } from '../model/schema/content.ts';
import { placeNamer } from './comparison.ts';
import { createNotes } from './notes.ts';
import { columnsOf, featuresOf, rowGroups } from './rows.ts';
import { weighView } from './weigh.ts';

/** All that the page of a matrix shows, derived from content: every option, no overrides. */
export function matrixView(content: Content, matrix: Matrix) {
  const columns = columnsOf(content, matrix, matrix.options);
  const features = featuresOf(matrix);
  return {
    columns,
    groups: rowGroups(matrix, columns),
    rows: features.length,
    weigh: weighView(matrix, columns),
    profile: profile(matrix.groups, matrix.options),
    notes: createNotes(numbered(cellCitations(features, matrix.options))),
    name: placeNamer(matrix, columns),
    verified: verifiedBetween(features, matrix.options),
    releases: columns.map((column) => ({ column, release: newestVerified(features, column.id, column.line) })),
  };
}
