import type { Comparison } from '../model/schema/content.ts';
import { words } from '../strings/en.ts';
import { weigh } from '../strings/weigh.ts';

/** A section of a page, for its table of contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

export interface Heading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

/** The article's own second-level headings as sections. */
export const articleSections = (headings: readonly Heading[]): Section[] =>
  headings
    .filter((heading) => heading.depth === 2 && heading.slug !== 'footnote-label')
    .map(({ slug, text }) => ({ id: slug, title: text }));

/** The sections of a comparison in the order of its page; those without content are left out. */
export function comparisonSections(
  comparison: Comparison,
  headings: readonly Heading[],
  related: readonly unknown[],
): Section[] {
  const when = (present: unknown, id: string, title: string): Section[] => (present ? [{ id, title }] : []);
  return [
    { id: 'at-a-glance', title: words.atAGlance },
    { id: 'weigh', title: weigh.title },
    { id: 'matrix', title: words.matrix },
    ...articleSections(headings),
    { id: 'when-to-choose', title: words.whenToChoose },
    ...when(comparison.neither.length, 'neither', words.neither),
    ...when(comparison.myths.length, 'myths', words.myths),
    { id: 'traps', title: words.traps },
    ...when(comparison.migration.length, 'migration', words.migration),
    { id: 'questions', title: words.questions },
    ...when(related.length, 'related', words.related),
    { id: 'balance', title: words.balance },
    { id: 'sources', title: words.sources },
  ];
}

/** The sections of a pair without an article. */
export const pairSections = (articles: readonly unknown[]): Section[] => [
  { id: 'at-a-glance', title: words.widest },
  { id: 'weigh', title: weigh.title },
  { id: 'matrix', title: words.matrix },
  { id: 'traps', title: words.traps },
  { id: 'balance', title: words.balance },
  ...(articles.length > 0 ? [{ id: 'related', title: words.related }] : []),
  { id: 'sources', title: words.sources },
];
