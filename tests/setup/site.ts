import { loadContent } from '../../src/model/content.ts';
import type { Content } from '../../src/model/schema/content.ts';
import { project } from './run.ts';

/** The content that the site under test was built from. */
export const content: Content = loadContent(project).content;

/** Comparisons that are published. */
export const comparisons = content.comparisons.filter(({ draft }) => !draft);

/** Every address that the site promises, as its content has it. */
export function promisedAddresses(): string[] {
  return [
    ...['/', '/compare/', '/matrices/', '/samples/', '/options/', '/sources/', '/404.html'],
    ...comparisons.map(({ id }) => `/compare/${id}/`),
    ...comparisons.flatMap(({ options: [first, second, ...more] }) =>
      more.length === 0 ? [`/compare/${second}-vs-${first}/`] : [],
    ),
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
