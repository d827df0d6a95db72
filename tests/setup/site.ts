import { loadContent } from '../../src/model/content.ts';
import type { Content } from '../../src/model/schema/content.ts';
import { project } from './run.ts';

/** The content that the site under test was built from. */
export const content: Content = loadContent(project).content;

/** Comparisons that are published. */
export const comparisons = content.comparisons.filter(({ draft }) => !draft);

/** Every two options of every matrix, in its order; each pair has a page, with an article or without. */
export const pairs = content.matrices.flatMap((matrix) =>
  matrix.options.flatMap((first, at) => matrix.options.slice(at + 1).map((second) => ({ matrix, first, second }))),
);

/** Every address that the site promises, as its content has it. */
export function promisedAddresses(): string[] {
  return [
    ...['/', '/compare/', '/matrices/', '/samples/', '/options/', '/sources/', '/404.html'],
    ...['/guides/', '/perspectives/', '/glossary/'],
    ...comparisons.map(({ id }) => `/compare/${id}/`),
    ...pairs.flatMap(({ first, second }) => [`/compare/${first}-vs-${second}/`, `/compare/${second}-vs-${first}/`]),
    ...content.guides.flatMap(({ id, draft }) => (draft ? [] : [`/guides/${id}/`])),
    ...content.perspectives.flatMap(({ id, draft }) => (draft ? [] : [`/perspectives/${id}/`])),
    ...content.matrices.flatMap(({ id, groups }) => [
      `/matrices/${id}/`,
      ...groups.flatMap(({ features }) => features.map((feature) => `/matrices/${id}/${feature.id}/`)),
    ]),
    ...content.options.map(({ id }) => `/options/${id}/`),
    ...content.samples.map(({ id }) => `/samples/${id}/`),
    ...content.pages.map(({ id }) => `/${id}/`),
  ];
}

/** The addresses that were promised by name. */
export const namedAddresses: readonly string[] = [
  '/',
  '/compare/',
  '/compare/go-vs-rust/',
  '/compare/rust-vs-go/',
  '/matrices/backend-languages/',
  '/options/go/',
  '/options/rust/',
  '/sources/',
  '/methodology/',
  '/about/',
  '/404.html',
];
