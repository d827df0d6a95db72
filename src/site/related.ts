import type { Content } from '../model/schema/content.ts';
import { comparisonAt, guideAt, perspectiveAt } from './addresses.ts';

/** A published article of any kind, as a link to it needs it. */
export interface ArticleLink {
  readonly id: string;
  readonly kind: 'comparison' | 'guide' | 'perspective';
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly related: readonly string[];
}

/** Every published article: comparisons, guides, perspectives. */
export function articleLinks(content: Content): ArticleLink[] {
  const published = <T extends { readonly draft: boolean }>(list: readonly T[]) => list.filter(({ draft }) => !draft);
  return [
    ...published(content.comparisons).map((one) => ({
      ...one,
      kind: 'comparison' as const,
      address: comparisonAt(one.id),
    })),
    ...published(content.guides).map((one) => ({ ...one, kind: 'guide' as const, address: guideAt(one.id) })),
    ...published(content.perspectives).map((one) => ({
      ...one,
      kind: 'perspective' as const,
      address: perspectiveAt(one.id),
    })),
  ].map(({ id, kind, title, description, address, related }) => ({ id, kind, title, description, address, related }));
}

/** The articles related to one: those that it names, then those that name it. */
export function relatedTo(content: Content, id: string): ArticleLink[] {
  const all = articleLinks(content);
  const named = all.find((one) => one.id === id)?.related ?? [];
  const naming = all.filter((one) => one.related.includes(id) && !named.includes(one.id));
  return [...named.flatMap((other) => all.find((one) => one.id === other) ?? []), ...naming];
}
