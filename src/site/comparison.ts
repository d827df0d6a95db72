import { balance } from '../model/derive/balance.ts';
import { articleCitations, cellCitations, numbered, type Place } from '../model/derive/citations.ts';
import { newestVerified, verifiedBetween } from '../model/derive/freshness.ts';
import { profile } from '../model/derive/profile.ts';
import { readingMinutes, wordCount } from '../model/derive/reading.ts';
import { tally } from '../model/derive/tally.ts';
import type { Comparison, Content, Matrix } from '../model/schema/content.ts';
import { words } from '../strings/en.ts';
import { createNotes } from './notes.ts';
import { type Column, columnsOf, featuresOf, matrixOf, profilesOf, rowGroups } from './rows.ts';
import { weighView } from './weigh.ts';

/** Comparisons that the site shows, in order of their ids. */
export const publishedComparisons = (content: Content): Comparison[] =>
  content.comparisons.filter((comparison) => !comparison.draft);

/** Words for a place that cites a source, for the way back from a note. */
export function placeNamer(matrix: Matrix, columns: readonly Column[]): (place: Place) => string {
  const option = (id: string): string => columns.find((column) => column.id === id)?.name ?? id;
  const names = new Map(featuresOf(matrix).map((feature) => [feature.id, feature.name]));
  return (place) => {
    switch (place.kind) {
      case 'cell':
        return `${names.get(place.feature)}, ${option(place.option)}`;
      case 'text':
        return place.occurrence === 1 ? words.placeText : `${words.placeText} ${place.occurrence}`;
      case 'trap':
        return `${words.placeTrap} ${place.index + 1}, ${option(place.option)}`;
      case 'myth':
        return `${words.placeMyth} ${place.index + 1}`;
      case 'migration':
        return words.migration;
      case 'profile':
        return words.facts;
      case 'question':
        return `${words.placeQuestion} ${place.index + 1}`;
    }
  };
}

/** For each source, when it was published, or else read. */
export const datesOf = (content: Content): Map<string, string> =>
  new Map(content.sources.map(({ id, published, accessed }) => [id, published ?? accessed]));

type Compared = Pick<Comparison, 'matrix' | 'options'> & Partial<Pick<Comparison, 'overrides' | 'choose' | 'takes'>>;

/** What follows from the matrix alone for some of its options, with an article or without. */
export function comparedView(content: Content, compared: Compared) {
  const { options, overrides } = compared;
  const matrix = matrixOf(content, compared.matrix);
  const columns = columnsOf(content, matrix, options);
  const features = featuresOf(matrix);
  const groups = rowGroups(matrix, columns, overrides);
  return {
    matrix,
    columns,
    features,
    groups,
    rows: groups.flatMap((group) => group.rows),
    profiles: profilesOf(content, options),
    tally: tally(features, options, overrides),
    weigh: weighView(matrix, columns),
    balance: balance(features, compared, datesOf(content)),
    profile: profile(matrix.groups, options),
    name: placeNamer(matrix, columns),
    verified: verifiedBetween(features, options)?.newest,
    releases: columns.map((column) => ({ column, release: newestVerified(features, column.id, column.line) })),
  };
}

export type ComparedView = ReturnType<typeof comparedView>;

/** All that the page of a comparison shows, derived from content. */
export function comparisonView(content: Content, comparison: Comparison) {
  const view = comparedView(content, comparison);
  const { features, rows, profiles } = view;
  const list = numbered([...cellCitations(features, comparison.options), ...articleCitations(comparison, profiles)]);
  const texts = [
    comparison.body.text,
    ...comparison.faq.flatMap((one) => [one.question, one.answer]),
    ...comparison.myths.flatMap((one) => [one.claim, one.evidence, one.remains ?? '']),
    ...Object.values(comparison.choose).flatMap((lines) => lines.flatMap((line) => [line.when, line.example])),
    ...comparison.migration.flatMap((path) => path.steps),
  ];
  return {
    ...view,
    verified: view.verified ?? comparison.updated,
    glance: comparison.glance.flatMap((id) => rows.find((row) => row.feature.id === id) ?? []),
    notes: createNotes(list),
    minutes: readingMinutes(wordCount(texts)),
  };
}

export type ComparisonView = ReturnType<typeof comparisonView>;
