import type { Site } from '../model/schema/site.ts';
import { at } from './addresses.ts';

export interface Crumb {
  readonly label: string;
  /** Address below the site's origin; absent for the page itself. */
  readonly href?: string;
}

/** What a page says of itself in its head. */
export interface PageMeta {
  readonly title: string;
  readonly description: string;
  readonly type?: 'website' | 'article';
  readonly crumbs?: readonly Crumb[];
  /** Days of first publication and last change, for articles. */
  readonly published?: string;
  readonly updated?: string;
  readonly authors?: readonly string[];
  readonly faq?: readonly { readonly question: string; readonly answer: string }[];
  /** For pages that lead elsewhere or stand for an error. */
  readonly noindex?: boolean;
}

export const fullTitle = (meta: PageMeta, site: Site): string =>
  meta.title === site.name ? `${site.name}: ${site.tagline}` : `${meta.title} · ${site.name}`;

const plain = (text: string): string => text.replace(/\s*\[@[a-z0-9-]+\]/g, '').replace(/[`*]/g, '');

type JsonLd = Record<string, unknown>;

function breadcrumbs(crumbs: readonly Crumb[], canonical: URL): JsonLd {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: href ? new URL(href, canonical).href : canonical.href,
    })),
  };
}

/** Structured data of a page: Article, FAQPage and BreadcrumbList as far as the page has them. */
export function jsonLd(meta: PageMeta, site: Site, canonical: URL): JsonLd | undefined {
  const publisher = { '@type': 'Organization', name: site.name, url: new URL(at('/'), canonical).href };
  const graph: JsonLd[] = [];
  if (meta.type === 'article') {
    graph.push({
      '@type': 'Article',
      headline: meta.title,
      description: meta.description,
      mainEntityOfPage: canonical.href,
      inLanguage: site.language,
      datePublished: meta.published,
      dateModified: meta.updated,
      author: (meta.authors ?? []).map((name) => ({ '@type': 'Organization', name })),
      publisher,
    });
  }
  if (meta.faq?.length) {
    graph.push({
      '@type': 'FAQPage',
      mainEntity: meta.faq.map(({ question, answer }) => ({
        '@type': 'Question',
        name: plain(question),
        acceptedAnswer: { '@type': 'Answer', text: plain(answer) },
      })),
    });
  }
  if (meta.crumbs?.length) graph.push(breadcrumbs(meta.crumbs, canonical));
  return graph.length > 0 ? { '@context': 'https://schema.org', '@graph': graph } : undefined;
}

/** JSON that may stand in a script element. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
