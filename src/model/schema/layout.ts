import type * as z from 'zod';
import { type ComparisonFront, comparisonSchema } from './comparison.ts';
import { type Exceptions, exceptionsSchema } from './exceptions.ts';
import { type FeatureFile, featureSchema } from './feature.ts';
import { type Glossary, glossarySchema } from './glossary.ts';
import { type GuideFront, guideSchema, type PerspectiveFront, perspectiveSchema } from './guide.ts';
import { type Lock, lockSchema } from './lock.ts';
import { type MatrixFile, matrixSchema } from './matrix.ts';
import { type MeasurementFile, measurementSchema } from './measurement.ts';
import { type Option, optionSchema, type Releases, releasesSchema } from './option.ts';
import { type PageFront, pageSchema } from './page.ts';
import { type Moved, movedSchema, type Published, publishedSchema } from './published.ts';
import { type SampleFile, sampleSchema } from './sample.ts';
import { type Site, siteSchema } from './site.ts';
import { type Publisher, publisherSchema } from './source.ts';

/** What each kind of file holds. */
export interface Data {
  readonly site: Site;
  readonly exceptions: Exceptions;
  readonly publisher: Publisher;
  readonly option: Option;
  readonly releases: Releases;
  readonly matrix: MatrixFile;
  readonly feature: FeatureFile;
  readonly comparison: ComparisonFront;
  readonly sample: SampleFile;
  readonly lock: Lock;
  readonly measurement: MeasurementFile;
  readonly page: PageFront;
  readonly guide: GuideFront;
  readonly perspective: PerspectiveFront;
  readonly glossary: Glossary;
  readonly published: Published;
  readonly moved: Moved;
}

export type Noun = keyof Data;

/** The schema of each kind of file. */
export const schemas: { readonly [N in Noun]: z.ZodType<Data[N]> } = {
  site: siteSchema,
  exceptions: exceptionsSchema,
  publisher: publisherSchema,
  option: optionSchema,
  releases: releasesSchema,
  matrix: matrixSchema,
  feature: featureSchema,
  comparison: comparisonSchema,
  sample: sampleSchema,
  lock: lockSchema,
  measurement: measurementSchema,
  page: pageSchema,
  guide: guideSchema,
  perspective: perspectiveSchema,
  glossary: glossarySchema,
  published: publishedSchema,
  moved: movedSchema,
};

/** Where files of a kind lie. */
export interface Kind {
  readonly noun: Noun;
  /** Path from the project’s root; `{id}` stands for the id, `{in}` for the id of what it belongs to. */
  readonly path: string;
  /** Endings that a file of the kind may have. */
  readonly endings: readonly ('.yaml' | '.md' | '.mdx' | '.json')[];
}

/** Which file holds what; the first line that fits a path counts. */
export const kinds: readonly Kind[] = [
  { noun: 'site', path: 'content/site', endings: ['.yaml'] },
  { noun: 'exceptions', path: 'content/exceptions', endings: ['.yaml'] },
  { noun: 'glossary', path: 'content/glossary', endings: ['.yaml'] },
  { noun: 'published', path: 'content/published', endings: ['.yaml'] },
  { noun: 'moved', path: 'content/moved', endings: ['.yaml'] },
  { noun: 'publisher', path: 'content/sources/{id}', endings: ['.yaml'] },
  { noun: 'option', path: 'content/options/{id}', endings: ['.yaml'] },
  { noun: 'releases', path: 'content/releases/{id}', endings: ['.yaml'] },
  { noun: 'matrix', path: 'content/matrices/{id}/matrix', endings: ['.yaml'] },
  { noun: 'feature', path: 'content/matrices/{in}/{id}', endings: ['.yaml'] },
  { noun: 'comparison', path: 'content/comparisons/{id}', endings: ['.md', '.mdx'] },
  { noun: 'guide', path: 'content/guides/{id}', endings: ['.md'] },
  { noun: 'perspective', path: 'content/perspectives/{id}', endings: ['.md'] },
  { noun: 'sample', path: 'content/samples/{id}/sample', endings: ['.yaml'] },
  { noun: 'lock', path: 'content/samples/lock', endings: ['.json'] },
  { noun: 'measurement', path: 'content/measurements/{id}', endings: ['.json'] },
  { noun: 'page', path: 'content/pages/{id}', endings: ['.md', '.mdx'] },
];

/** A file of a sample’s project: content/samples/{in}/{option}/… */
export const projectFile = /^content\/samples\/([^/]+)\/([^/]+)\/(.+)$/;
