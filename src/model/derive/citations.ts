import type { Comparison, Feature, OptionProfile } from '../schema/content.ts';
import type { Value } from '../schema/feature.ts';

/** Where on a page a source is cited. */
export type Place =
  | { readonly kind: 'cell'; readonly feature: string; readonly option: string }
  | { readonly kind: 'text'; readonly occurrence: number }
  | { readonly kind: 'myth'; readonly index: number }
  | { readonly kind: 'trap'; readonly option: string; readonly index: number }
  | { readonly kind: 'migration'; readonly index: number }
  | { readonly kind: 'question'; readonly index: number }
  | { readonly kind: 'profile'; readonly part: 'fact' | 'release' | 'user' };

/** A source of a page, its number there (from 1) and every place that cites it, in order of appearance. */
export interface Note {
  readonly source: string;
  readonly number: number;
  readonly places: readonly Place[];
}

const CITATION = /\[@([a-z0-9-]+)\]/g;

/** Ids cited in a text by `[@id]`, in order, repeats included. */
export function citedIn(text: string): string[] {
  return [...text.matchAll(CITATION)].flatMap((match) => match[1] ?? []);
}

/** Numbers sources in the order in which the places cite them. */
export function numbered(citations: Iterable<readonly [source: string, place: Place]>): Note[] {
  const notes = new Map<string, { source: string; number: number; places: Place[] }>();
  for (const [source, place] of citations) {
    const note = notes.get(source) ?? { source, number: notes.size + 1, places: [] };
    notes.set(source, note);
    note.places.push(place);
  }
  return [...notes.values()];
}

/** Ids of the sources that a value cites, those of its contested claims included. */
export const citedByValue = ({ sources, contested }: Value): string[] => [
  ...sources,
  ...(contested?.claims ?? []).flatMap(({ source }) => source ?? []),
];

/** What the cells of some rows cite, row by row, option by option. */
export function* cellCitations(features: readonly Feature[], options: readonly string[]): Generator<[string, Place]> {
  for (const feature of features) {
    for (const option of options) {
      const value = feature.values[option];
      for (const source of value ? citedByValue(value) : []) {
        yield [source, { kind: 'cell', feature: feature.id, option }];
      }
    }
  }
}

/** What a body of Markdown cites, each with its occurrence on the page. */
export function* textCitations(text: string): Generator<[string, Place]> {
  const seen = new Map<string, number>();
  for (const source of citedIn(text)) {
    const occurrence = (seen.get(source) ?? 0) + 1;
    seen.set(source, occurrence);
    yield [source, { kind: 'text', occurrence }];
  }
}

/** What a comparison cites after its matrix, in the order of the page: article, myths, traps, migration, questions. */
export function* articleCitations(
  comparison: Comparison,
  profiles: readonly OptionProfile[],
): Generator<[string, Place]> {
  yield* textCitations(comparison.body.text);
  for (const [index, myth] of comparison.myths.entries()) {
    const said = myth.saidIn ? [myth.saidIn] : [];
    for (const source of [...said, ...citedIn(myth.evidence), ...myth.sources]) yield [source, { kind: 'myth', index }];
  }
  yield* trapCitations(profiles);
  for (const [index, path] of comparison.migration.entries()) {
    for (const source of path.steps.flatMap(citedIn)) yield [source, { kind: 'migration', index }];
  }
  yield* faqCitations(comparison.faq);
}

/** What the traps of some options cite. */
export function* trapCitations(profiles: readonly OptionProfile[]): Generator<[string, Place]> {
  for (const { id, traps } of profiles) {
    for (const [index, trap] of traps.entries()) {
      for (const source of trap.sources) yield [source, { kind: 'trap', option: id, index }];
    }
  }
}

/** What the answers to questions cite. */
export function* faqCitations(faq: Comparison['faq']): Generator<[string, Place]> {
  for (const [index, { answer }] of faq.entries()) {
    for (const source of citedIn(answer)) yield [source, { kind: 'question', index }];
  }
}
