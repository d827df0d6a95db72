import { holds } from './derive/proof.ts';
import type { Article, Draft, Entry, MeasurementEntry, SampleEntry } from './read/found.ts';
import type {
  Body,
  Comparison,
  Content,
  Feature,
  Figure,
  Guide,
  Latency,
  Located,
  Matrix,
  Measurement,
  OptionProfile,
  Page,
  Perspective,
  Sample,
  SampleProject,
  Source,
  Term,
} from './schema/content.ts';
import type { Glossary } from './schema/glossary.ts';
import type { Lock } from './schema/lock.ts';
import { metricNames, percentiles } from './schema/measurement.ts';
import type { Site } from './schema/site.ts';

/**
 * Joins what was read into what pages are made of. Files with a problem are left out, and so is
 * whatever cannot be shown without them.
 */
export function resolve(draft: Draft, broken: ReadonlySet<string>): Content {
  const sound = <E extends Entry<unknown>>(entries: readonly E[]) => entries.filter((one) => !broken.has(one.file));
  const moved = draft.moved && !broken.has(draft.moved.file) ? draft.moved.data : { rows: {}, articles: {} };
  const formerly = (matrix: string, row: string): string[] =>
    Object.entries(moved.rows[matrix] ?? {}).flatMap(([from, to]) => (to === row ? [from] : []));
  const site = draft.site && !broken.has(draft.site.file) ? draft.site.data : unset;
  const flagship = draft.comparisons.find(({ id }) => id === site.flagship);
  const matrices = firstOf(sound(draft.matrices), flagship?.data.matrix).map((matrix): Matrix => {
    const features = new Map(
      sound(draft.features)
        .filter((one) => one.matrix === matrix.id)
        .map((one) => [one.id, one]),
    );
    const groups = matrix.data.groups.map((group) => ({
      id: group.id,
      name: group.name,
      features: group.features.flatMap((id): Feature[] => {
        const entry = features.get(id);
        return entry
          ? [{ ...entry.data, id, file: entry.file, group: group.id, formerly: formerly(matrix.id, id) }]
          : [];
      }),
    }));
    return { ...matrix.data, id: matrix.id, file: matrix.file, groups };
  });
  const options = sound(draft.options).map((one): OptionProfile => {
    const releases = sound(draft.releases).find(({ id }) => id === one.id);
    return { ...one.data, id: one.id, file: one.file, releases: releases && { ...releases.data, file: releases.file } };
  });
  const lock = draft.lock && !broken.has(draft.lock.file) ? draft.lock.data : undefined;
  const samples = sound(draft.samples)
    .filter((one) => ![...one.folders.values()].flat().some(({ file }) => broken.has(file)))
    .map((one) => sampleOf(one, lock?.samples[one.id]));
  return {
    site,
    sources: sound(draft.publishers).flatMap(({ id: publisher, file, data: { sources, ...about } }) =>
      Object.entries(sources).map(
        ([id, source]): Source => ({ ...source, id, file, publisher: { ...about, id: publisher } }),
      ),
    ),
    options,
    matrices,
    samples,
    measurements: sound(draft.measurements)
      .map(measurementOf)
      .sort((a, b) => (a.id < b.id ? 1 : -1)),
    comparisons: firstOf(
      matrices.flatMap(({ id }) => sound(draft.comparisons).filter(({ data }) => data.matrix === id)),
      site.flagship,
    )
      .map((one): Comparison => withBody(one))
      .filter((one) => stands(one, matrices, options)),
    guides: sound(draft.guides).map((one): Guide => withBody(one)),
    perspectives: sound(draft.perspectives)
      .map((one): Perspective => withBody(one))
      .filter((one) => rests(one, [...one.carriedBy, ...one.against], matrices, options)),
    pages: sound(draft.pages).map((one): Page => withBody(one)),
    terms: draft.glossary && !broken.has(draft.glossary.file) ? termsOf(draft.glossary.data) : [],
    moved,
  };
}

/** A list with one of its members put first. */
const firstOf = <T extends { readonly id: string }>(list: readonly T[], id: string | undefined): T[] =>
  list.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));

function withBody<T>({ id, file, data, body: { text, line, format } }: Article<T>): T & Located & { body: Body } {
  return { ...data, id, file, body: { text, line, format } };
}

/** Whether all that a comparison shows is there. */
function stands(comparison: Comparison, matrices: readonly Matrix[], options: readonly OptionProfile[]): boolean {
  const shown = [...comparison.glance, ...comparison.overrides.map((one) => one.feature)];
  const carried = Object.values(comparison.choose).flatMap((lines) => lines.flatMap((line) => line.features));
  return rests(comparison, [...shown, ...carried], matrices, options);
}

/** Whether the options of an article and the rows that it shows are there. */
function rests(
  article: { readonly matrix: string; readonly options: readonly string[] },
  rows: readonly string[],
  matrices: readonly Matrix[],
  options: readonly OptionProfile[],
): boolean {
  const matrix = matrices.find(({ id }) => id === article.matrix);
  const features = new Set(matrix?.groups.flatMap((group) => group.features.map(({ id }) => id)));
  return (
    matrix !== undefined &&
    article.options.every((option) => options.some(({ id }) => id === option)) &&
    rows.every((row) => features.has(row))
  );
}

const termsOf = ({ terms }: Glossary): Term[] =>
  Object.entries(terms)
    .map(([id, term]) => ({ ...term, id }))
    .sort((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1));

function sampleOf({ id, file, data, folders, digests }: SampleEntry, lock: Lock['samples'][string] = {}): Sample {
  const projects = Object.entries(data.options).map(([option, project]): SampleProject => {
    const all = folders.get(option) ?? [];
    const found = new Map(all.map((one) => [one.path, one]));
    const digest = digests.get(option) ?? '';
    const proof = lock[option];
    const files = project.files.flatMap((path) => found.get(path) ?? []);
    const regions = files.flatMap((one) =>
      one.stretches.map(({ region, from, to, text }) => [region, { path: one.path, from, to, text }] as const),
    );
    return {
      ...project,
      option,
      files: files.map((one) => ({ path: one.path, file: one.file, text: one.text })),
      sources: all.map(({ path, source }) => ({ path, text: source })),
      digest,
      proof: proof && proof.digest === digest && holds(proof, project.fails) ? proof : undefined,
      regions: Object.fromEntries(regions),
    };
  });
  return { ...data, id, file, projects };
}

function measurementOf({ id, file, data: { figures, ...about }, latencies }: MeasurementEntry): Measurement {
  const read: Latency[] = [];
  const all: Figure[] = [];
  for (const [at, figure] of figures.entries()) {
    const { sample, option, conditions } = figure;
    if (figure.metric !== 'latency') {
      all.push({ ...figure, atLeast: figure.atLeast ?? false });
      continue;
    }
    const curve = [...(latencies.get(at) ?? [])].map(([percentile, runs]) => ({ percentile, runs }));
    read.push({ sample, option, conditions, failed: figure.failed, curve });
    for (const metric of metricNames) {
      const runs = curve.find(({ percentile }) => percentile === percentiles[metric as keyof typeof percentiles])?.runs;
      if (runs) all.push({ metric, sample, option, conditions, runs, atLeast: false });
    }
  }
  return { ...about, id, file, figures: all, latencies: read };
}

/** Stands in where site.yaml is broken, so that content always has a site. */
const unset: Site = {
  name: 'Untitled',
  tagline: 'No name set',
  description: 'content/site.yaml could not be read.',
  url: 'https://tradeoffs.example',
  repository: 'https://git.example/tradeoffs',
  branch: 'main',
  language: 'en-GB',
  navigation: [{ label: 'Comparisons', to: '/compare/' }],
};
