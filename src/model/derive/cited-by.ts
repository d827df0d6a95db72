import type { Content } from '../schema/content.ts';
import { citedByValue, citedIn } from './citations.ts';

/** What cites a source: a row of a matrix, an option's profile, or an article. */
export type Citing =
  | { readonly kind: 'row'; readonly matrix: string; readonly feature: string; readonly name: string }
  | { readonly kind: 'option'; readonly option: string; readonly name: string }
  | { readonly kind: 'comparison' | 'guide' | 'perspective' | 'page'; readonly article: string; readonly name: string }
  | { readonly kind: 'glossary'; readonly term: string; readonly name: string };

/** For each source id, who cites it: rows first, then profiles, then comparisons; each once. */
export function citedBy(content: Content): Map<string, Citing[]> {
  const index = new Map<string, Citing[]>();
  const add = (sources: Iterable<string>, citing: Citing): void => {
    for (const source of new Set(sources)) index.set(source, [...(index.get(source) ?? []), citing]);
  };
  for (const matrix of content.matrices) {
    for (const feature of matrix.groups.flatMap((group) => group.features)) {
      const sources = Object.values(feature.values).flatMap(citedByValue);
      add(sources, { kind: 'row', matrix: matrix.id, feature: feature.id, name: feature.name });
    }
  }
  for (const option of content.options) {
    const releases = option.releases ? [option.releases, ...option.releases.releases] : [];
    const parts = [...option.facts, ...option.users, ...option.traps, ...releases];
    add(
      parts.flatMap((part) => part.sources),
      { kind: 'option', option: option.id, name: option.name },
    );
  }
  for (const one of content.comparisons) {
    const texts = [one.body.text, ...one.faq.map((entry) => entry.answer), ...one.myths.map((myth) => myth.evidence)];
    const steps = one.migration.flatMap((path) => path.steps);
    const sources = [...texts, ...steps]
      .flatMap(citedIn)
      .concat(one.myths.flatMap((myth) => [...(myth.saidIn ? [myth.saidIn] : []), ...myth.sources]));
    add(sources, { kind: 'comparison', article: one.id, name: one.title });
  }
  for (const one of content.guides) {
    const texts = [one.body.text, ...one.faq.map(({ answer }) => answer)];
    add(texts.flatMap(citedIn), { kind: 'guide', article: one.id, name: one.title });
  }
  for (const one of content.perspectives) {
    add(citedIn(one.body.text), { kind: 'perspective', article: one.id, name: one.title });
  }
  for (const one of content.pages) add(citedIn(one.body.text), { kind: 'page', article: one.id, name: one.title });
  for (const { id, term, sources } of content.terms) add(sources, { kind: 'glossary', term: id, name: term });
  return index;
}
