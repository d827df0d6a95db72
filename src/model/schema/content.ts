import type { ComparisonFront } from './comparison.ts';
import type { FeatureFile } from './feature.ts';
import type { TermEntry } from './glossary.ts';
import type { GuideFront, PerspectiveFront } from './guide.ts';
import type { Proof } from './lock.ts';
import type { MatrixFile } from './matrix.ts';
import type { MeasurementFile, Metric } from './measurement.ts';
import type { Option, Releases } from './option.ts';
import type { PageFront } from './page.ts';
import type { Moved } from './published.ts';
import type { SampleFile } from './sample.ts';
import type { Site } from './site.ts';
import type { Publisher, SourceEntry } from './source.ts';

/** Where a thing was read: its id and its file, relative to the project's root, with `/`. */
export interface Located {
  readonly id: string;
  readonly file: string;
}

export interface Source extends SourceEntry, Located {
  readonly publisher: Omit<Publisher, 'sources'> & { readonly id: string };
}

export interface OptionProfile extends Option, Located {
  readonly releases: (Releases & { readonly file: string }) | undefined;
}

export interface Feature extends FeatureFile, Located {
  /** Ids that the row had before; links to them lead here. */
  readonly formerly: readonly string[];
  /** Id of the group that the matrix places it in. */
  readonly group: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly features: readonly Feature[];
}

export interface Matrix extends Omit<MatrixFile, 'groups'>, Located {
  readonly groups: readonly Group[];
}

/** Markdown below front matter; `line` is the line of the file on which it starts, from 1. */
export interface Body {
  readonly text: string;
  readonly line: number;
  readonly format: 'md' | 'mdx';
}

export interface Comparison extends ComparisonFront, Located {
  readonly body: Body;
}

export interface Guide extends GuideFront, Located {
  readonly body: Body;
}

export interface Perspective extends PerspectiveFront, Located {
  readonly body: Body;
}

export interface Term extends TermEntry {
  readonly id: string;
}

export interface Page extends PageFront, Located {
  readonly body: Body;
}

export interface SampleSourceFile {
  /** Path below the option's folder, as sample.yaml lists it. */
  readonly path: string;
  readonly file: string;
  /** The whole text, region markers left out. */
  readonly text: string;
}

/** A marked stretch of a file, without its markers and with its common indentation removed. */
export interface SampleRegion {
  readonly path: string;
  /** First and last line in the text without markers, from 1. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface SampleProject extends Omit<SampleFile['options'][string], 'files'> {
  readonly option: string;
  /** What is shown, in order. */
  readonly files: readonly SampleSourceFile[];
  /** Every file of the project as it stands in its folder, sorted by path. */
  readonly sources: readonly { readonly path: string; readonly text: string }[];
  readonly digest: string;
  /** What the last run came to; only where it ran these very sources and nothing failed that should not. */
  readonly proof: Proof | undefined;
  /** By region id; every region of the sample is there. */
  readonly regions: Readonly<Record<string, SampleRegion>>;
}

export interface Sample extends Omit<SampleFile, 'options'>, Located {
  readonly projects: readonly SampleProject[];
}

/** One thing measured of one project, with a figure for every run. */
export interface Figure {
  readonly metric: Metric;
  readonly sample: string;
  readonly option: string;
  readonly conditions: string;
  readonly runs: readonly number[];
  /** The load generator was busy before the program was: the true figure lies above. */
  readonly atLeast: boolean;
}

/** The latencies of one project under one load, in milliseconds. */
export interface Latency {
  readonly sample: string;
  readonly option: string;
  readonly conditions: string;
  readonly failed: number;
  /** By percentile in rising order: one figure a run. */
  readonly curve: readonly { readonly percentile: number; readonly runs: readonly number[] }[];
}

/** What one run of the lab came to. */
export interface Measurement extends Omit<MeasurementFile, 'figures'>, Located {
  /** Percentiles of latencies among them. */
  readonly figures: readonly Figure[];
  readonly latencies: readonly Latency[];
}

/** All that the site is built from; only what passed every rule. */
export interface Content {
  readonly site: Site;
  readonly sources: readonly Source[];
  readonly options: readonly OptionProfile[];
  readonly matrices: readonly Matrix[];
  readonly comparisons: readonly Comparison[];
  readonly samples: readonly Sample[];
  /** The newest first. */
  readonly measurements: readonly Measurement[];
  readonly guides: readonly Guide[];
  readonly perspectives: readonly Perspective[];
  readonly pages: readonly Page[];
  /** In alphabetical order. */
  readonly terms: readonly Term[];
  readonly moved: Moved;
}
