import type { Changes } from '../setup/content.ts';

/** Content with something wrong in it; what is printed for it stands in expected/. */
export interface Case {
  readonly name: string;
  readonly changes: Changes;
  /** The day to hold dates against. */
  readonly today?: string;
}

export const comparison = 'comparisons/rest-vs-graphql.mdx';
export const feature = 'matrices/api-styles/caching.yaml';
export const matrix = 'matrices/api-styles/matrix.yaml';
export const option = 'options/rest.yaml';
export const page = 'pages/method.md';
export const sample = 'samples/read-order/sample.yaml';

/** Changes one spot of one file. */
export const swap = (name: string, file: string, from: string, to: string): Case => ({
  name,
  changes: { [file]: { from, to } },
});

/** Adds text below the body of an article. */
export const below = (name: string, file: string, text: string): Case => ({
  name,
  changes: { [file]: { append: `\n${text}\n` } },
});
