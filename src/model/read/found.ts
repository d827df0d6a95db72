import type { Place } from '../problem.ts';
import type { ComparisonFront } from '../schema/comparison.ts';
import type { Path } from '../schema/describe.ts';
import type { Exceptions } from '../schema/exceptions.ts';
import type { FeatureFile } from '../schema/feature.ts';
import type { Glossary } from '../schema/glossary.ts';
import type { GuideFront, PerspectiveFront } from '../schema/guide.ts';
import type { Lock } from '../schema/lock.ts';
import type { MatrixFile } from '../schema/matrix.ts';
import type { MeasurementFile } from '../schema/measurement.ts';
import type { Option, Releases } from '../schema/option.ts';
import type { PageFront } from '../schema/page.ts';
import type { Moved, Published } from '../schema/published.ts';
import type { SampleFile } from '../schema/sample.ts';
import type { Site } from '../schema/site.ts';
import type { Publisher } from '../schema/source.ts';
import type { Latencies } from './histogram.ts';

/** A word of prose that leads elsewhere, and where it stands. */
export interface Mention {
  readonly id: string;
  readonly place: Place;
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** The id that its text makes, and the one that it gets beside equal headings above it. */
  readonly slug: string;
  readonly address: string;
  readonly place: Place;
}

export interface Fence {
  readonly language: string;
  readonly place: Place;
}

/** A component that an article places, with its literal attributes. */
export interface Placed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly place: Place;
  /** Places of the values, by attribute. */
  readonly places: Readonly<Record<string, Place>>;
}

/** What the reader found in Markdown below front matter; `line` is its first line in the file, from 1. */
export interface BodyRead {
  readonly text: string;
  readonly line: number;
  readonly format: 'md' | 'mdx';
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
  readonly placed: readonly Placed[];
  readonly citations: readonly Mention[];
  /** What is written like a citation and is none: in code, in a comment, as the text of a link. */
  readonly lookalikes: readonly Mention[];
}

/** One file that fits its schema, with the place of everything in it. */
export interface Entry<T> {
  readonly id: string;
  readonly file: string;
  readonly data: T;
  /** Citations in its fields, outside the body. */
  readonly citations: readonly Mention[];
  /** The place of the value at a path, or of the nearest thing above it. */
  at(path: Path): Place;
  /** The place of a key of the mapping at a path. */
  key(path: Path, key: string): Place;
}

export interface Article<T> extends Entry<T> {
  readonly body: BodyRead;
}

export interface FeatureEntry extends Entry<FeatureFile> {
  readonly matrix: string;
}

/** A region as a file marks it: first and last line in the text without markers, from 1. */
export interface Stretch {
  readonly region: string;
  readonly from: number;
  readonly to: number;
  /** Its code, without the indentation that its lines share. */
  readonly text: string;
  readonly place: Place;
}

/** A file of a sample’s project. */
export interface ProjectFile {
  /** Path below the option’s folder. */
  readonly path: string;
  readonly file: string;
  /** As it stands there. */
  readonly source: string;
  /** Its text without marker lines. */
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** Markers that do not pair. */
  readonly faults: readonly {
    readonly region: string;
    readonly place: Place;
    readonly message: string;
    readonly hint: string;
  }[];
}

export interface SampleEntry extends Entry<SampleFile> {
  /** The readable files in each option’s folder, by the folder’s name. */
  readonly folders: ReadonlyMap<string, readonly ProjectFile[]>;
  /** The digest of each option’s project and of what is played against it. */
  readonly digests: ReadonlyMap<string, string>;
}

export interface MeasurementEntry extends Entry<MeasurementFile> {
  /** By place in the list of figures: what the histograms hold, or nothing where they cannot be read. */
  readonly latencies: ReadonlyMap<number, Latencies | undefined>;
}

/**
 * Everything that was read and fits its schema, before the rules have looked at how it hangs together.
 * `names` also counts the files that do not fit, so that one broken file does not set off ten others.
 */
export interface Draft {
  readonly site: Entry<Site> | undefined;
  readonly publishers: readonly Entry<Publisher>[];
  readonly options: readonly Entry<Option>[];
  readonly releases: readonly Entry<Releases>[];
  readonly matrices: readonly Entry<MatrixFile>[];
  readonly features: readonly FeatureEntry[];
  readonly comparisons: readonly Article<ComparisonFront>[];
  readonly samples: readonly SampleEntry[];
  readonly lock: Entry<Lock> | undefined;
  readonly measurements: readonly MeasurementEntry[];
  readonly pages: readonly Article<PageFront>[];
  readonly guides: readonly Article<GuideFront>[];
  readonly perspectives: readonly Article<PerspectiveFront>[];
  readonly glossary: Entry<Glossary> | undefined;
  readonly published: Entry<Published> | undefined;
  readonly moved: Entry<Moved> | undefined;
  readonly exceptions: Entry<Exceptions> | undefined;
  readonly names: Names;
}

export interface Names {
  readonly sources: ReadonlySet<string>;
  readonly options: ReadonlySet<string>;
  readonly releases: ReadonlySet<string>;
  readonly matrices: ReadonlySet<string>;
  /** Feature ids by matrix, as the folder holds them. */
  readonly features: ReadonlyMap<string, ReadonlySet<string>>;
  readonly comparisons: ReadonlySet<string>;
  readonly guides: ReadonlySet<string>;
  readonly perspectives: ReadonlySet<string>;
  readonly samples: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
  readonly measurements: ReadonlySet<string>;
}
