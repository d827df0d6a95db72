import { comparisonSchema } from './comparison.ts';
import { exceptionsSchema } from './exceptions.ts';
import { featureSchema } from './feature.ts';
import { matrixSchema } from './matrix.ts';
import { optionSchema, releasesSchema } from './option.ts';
import { pageSchema } from './page.ts';
import { sampleSchema } from './sample.ts';
import { siteSchema } from './site.ts';
import { publisherSchema } from './source.ts';

/** The schema of each kind of file. */
export const schemas = {
  site: siteSchema,
  exceptions: exceptionsSchema,
  publisher: publisherSchema,
  option: optionSchema,
  releases: releasesSchema,
  matrix: matrixSchema,
  feature: featureSchema,
  comparison: comparisonSchema,
  sample: sampleSchema,
  page: pageSchema,
};

export type Noun = keyof typeof schemas;

/** Where files of a kind lie. */
export interface Kind {
  readonly noun: Noun;
  /** Path from the project’s root; `{id}` stands for the id, `{in}` for the id of what it belongs to. */
  readonly path: string;
  /** Endings that a file of the kind may have. */
  readonly endings: readonly ('.yaml' | '.md' | '.mdx')[];
}

/** Which file holds what; the first line that fits a path counts. */
export const kinds: readonly Kind[] = [
  { noun: 'site', path: 'content/site', endings: ['.yaml'] },
  { noun: 'exceptions', path: 'content/exceptions', endings: ['.yaml'] },
  { noun: 'publisher', path: 'content/sources/{id}', endings: ['.yaml'] },
  { noun: 'option', path: 'content/options/{id}', endings: ['.yaml'] },
  { noun: 'releases', path: 'content/releases/{id}', endings: ['.yaml'] },
  { noun: 'matrix', path: 'content/matrices/{id}/matrix', endings: ['.yaml'] },
  { noun: 'feature', path: 'content/matrices/{in}/{id}', endings: ['.yaml'] },
  { noun: 'comparison', path: 'content/comparisons/{id}', endings: ['.md', '.mdx'] },
  { noun: 'sample', path: 'content/samples/{id}/sample', endings: ['.yaml'] },
  { noun: 'page', path: 'content/pages/{id}', endings: ['.md', '.mdx'] },
];

/** A file of a sample’s project: content/samples/{in}/{option}/… */
export const projectFile = /^content\/samples\/([^/]+)\/([^/]+)\/(.+)$/;
