export { citedBy } from '../model/derive/cited-by.ts';

import type { Source } from '../model/schema/content.ts';

export interface PublisherGroup {
  readonly publisher: Source['publisher'];
  readonly sources: readonly Source[];
}

const byName = new Intl.Collator('en');

/** Sources under their publishers: those with most sources first, then by name; titles in order. */
export function byPublisher(sources: readonly Source[]): PublisherGroup[] {
  const groups = Map.groupBy(sources, (source) => source.publisher.id);
  return [...groups.values()]
    .flatMap((group) => {
      const publisher = group[0]?.publisher;
      return publisher ? [{ publisher, sources: group.toSorted((a, b) => byName.compare(a.title, b.title)) }] : [];
    })
    .toSorted((a, b) => b.sources.length - a.sources.length || byName.compare(a.publisher.name, b.publisher.name));
}
