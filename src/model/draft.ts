import type * as z from 'zod';
import { problem, type Report } from './problem.ts';
import { readBody } from './read/body.ts';
import { readEntry, type Shape } from './read/entry.ts';
import type { TextFile } from './read/file.ts';
import { listFiles, readText } from './read/files.ts';
import type { Article, Draft, Entry, Names, ProjectFile } from './read/found.ts';
import { splitFrontMatter } from './read/front-matter.ts';
import { type Latencies, latenciesOf } from './read/histogram.ts';
import { projectDigests, readProjectFile } from './read/project.ts';
import { remembered } from './read/remembered.ts';
import { type Routed, routeFiles } from './read/route.ts';
import { validate } from './schema/flaws.ts';
import { type Data, kinds, type Noun, projectFile, schemas } from './schema/layout.ts';
import type { MeasurementFile } from './schema/measurement.ts';
import { textsOf } from './schema/texts.ts';

function shapeOf<N extends Noun>(noun: N): Shape<Data[N]> {
  const schema: z.ZodType<Data[N]> = schemas[noun];
  return { validate: (value) => validate(schema, value), texts: (data) => textsOf(schema, data) };
}

/** What the reader made of content/: whatever fits its schema, and the text of every file it could read. */
export interface ReadResult {
  readonly draft: Draft;
  readonly files: readonly string[];
  readonly texts: ReadonlyMap<string, TextFile>;
}

/** Reads every file below content/ and holds each against its schema; never throws. */
export function readDraft(root: string, report: Report): ReadResult {
  const files = listFiles(root, report);
  const texts = new Map<string, TextFile>();
  for (const file of files) {
    const text = readText(root, file, report);
    if (text) texts.set(file, text);
  }
  const routed = routeFiles(
    files.filter((file) => !projectFile.test(file)),
    kinds,
    report,
  );
  const projects = files.flatMap((file) => projectFile.exec(file)?.[1] ?? []);
  const features = routed.filter(({ noun }) => noun === 'feature').map(({ parent }) => parent);
  const homeless = {
    samples: reportHomeless('sample', projects, routed, report),
    matrices: reportHomeless('matrix', features, routed, report),
  };
  const raws = new Map<string, unknown>();

  const of = (noun: Noun) => routed.filter((one) => one.noun === noun);
  const read = <N extends Noun>(
    noun: N,
    one: Routed,
    parts: { start: number; end: number },
  ): Entry<Data[N]> | undefined => {
    const source = texts.get(one.file);
    if (!source) return undefined;
    const { entry, raw } =
      remembered(`${noun} ${one.id}`, source, report, (tell) =>
        netted(source, tell, () => readEntry(source, one.id, parts, shapeOf(noun), tell)),
      ) ?? {};
    raws.set(one.file, raw);
    return entry;
  };
  const entries = <N extends Noun>(noun: N): Entry<Data[N]>[] =>
    of(noun).flatMap((one) => read(noun, one, { start: 0, end: texts.get(one.file)?.text.length ?? 0 }) ?? []);
  const articles = <N extends Noun>(noun: N): Article<Data[N]>[] =>
    of(noun).flatMap((one) => {
      const source = texts.get(one.file);
      const parts = source && splitFrontMatter(source, report);
      if (!source || !parts) return [];
      const entry = read(noun, one, parts);
      const format = one.ending === '.mdx' ? 'mdx' : 'md';
      const body = remembered(format, source, report, (tell) =>
        netted(source, tell, () => readBody(source, parts.body, format, tell)),
      );
      return entry && body ? [{ ...entry, body }] : [];
    });
  const parents = new Map(routed.map((one) => [one.file, one.parent]));

  if (files.length > 0 && of('site').length === 0) {
    const place = { file: 'content/site.yaml', line: 1, column: 1 };
    report(
      problem('files', place, 'There is no content/site.yaml.', {
        expected: 'name, address and navigation of the site',
      }),
    );
  }
  const draft: Draft = {
    site: entries('site')[0],
    publishers: entries('publisher'),
    options: entries('option'),
    releases: entries('releases'),
    matrices: entries('matrix'),
    features: entries('feature').map((entry) => ({ ...entry, matrix: parents.get(entry.file) ?? '' })),
    comparisons: articles('comparison'),
    samples: entries('sample').map((entry) => {
      const folders = foldersOf(entry.id, texts);
      return { ...entry, folders, digests: projectDigests(entry.data, folders) };
    }),
    lock: entries('lock')[0],
    measurements: entries('measurement').map((entry) => ({ ...entry, latencies: latenciesIn(entry.data) })),
    pages: articles('page'),
    guides: articles('guide'),
    perspectives: articles('perspective'),
    glossary: entries('glossary')[0],
    published: entries('published')[0],
    moved: entries('moved')[0],
    exceptions: entries('exceptions')[0],
    names: namesOf(routed, raws, homeless),
  };
  return { draft, files, texts };
}

/** What a parser is not known to throw is a problem of the file all the same: nobody’s content stops the others. */
function netted<T>({ placeAt }: TextFile, report: Report, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    report(problem('files', placeAt(0), `The file cannot be read: ${message}.`, { hint: 'write it in a simpler way' }));
    return undefined;
  }
}

/** Ids of folders that hold parts of a thing and not the thing’s own file; each is reported. */
function reportHomeless(noun: Noun, parts: readonly string[], routed: readonly Routed[], report: Report): Set<string> {
  const known = new Set(routed.filter((one) => one.noun === noun).map(({ id }) => id));
  const homeless = new Set(parts.filter((id) => !known.has(id)));
  const path = kinds.find((kind) => kind.noun === noun)?.path ?? '';
  for (const id of homeless) {
    const file = `${path.replace('{id}', id)}.yaml`;
    report(problem('files', { file, line: 1, column: 1 }, `The folder of the ${noun} \`${id}\` lacks this file.`));
  }
  return homeless;
}

function latenciesIn({ figures }: MeasurementFile): Map<number, Latencies | undefined> {
  const read = figures.map((figure, at) => (figure.metric === 'latency' ? [[at, latenciesOf(figure)] as const] : []));
  return new Map(read.flat());
}

/** The readable files of a sample’s projects, by the folder’s name. */
function foldersOf(sample: string, texts: ReadonlyMap<string, TextFile>): Map<string, ProjectFile[]> {
  const folders = new Map<string, ProjectFile[]>();
  for (const source of texts.values()) {
    const [, owner, option = '', path = ''] = projectFile.exec(source.file) ?? [];
    if (owner === sample) folders.set(option, [...(folders.get(option) ?? []), readProjectFile(source, path)]);
  }
  return folders;
}

/** Every id that content/ speaks of, also where the file that holds it does not fit its schema. */
function namesOf(
  routed: readonly Routed[],
  raws: ReadonlyMap<string, unknown>,
  homeless: Pick<Names, 'samples' | 'matrices'>,
): Names {
  const ids = (noun: Noun) => new Set(routed.filter((one) => one.noun === noun).map((one) => one.id));
  const features = new Map<string, Set<string>>();
  for (const one of routed.filter(({ noun }) => noun === 'feature')) {
    features.set(one.parent, (features.get(one.parent) ?? new Set<string>()).add(one.id));
  }
  const sources = new Set<string>();
  for (const one of routed.filter(({ noun }) => noun === 'publisher')) {
    const raw = raws.get(one.file);
    const listed = typeof raw === 'object' && raw && 'sources' in raw ? raw.sources : undefined;
    for (const id of Object.keys(listed ?? {})) sources.add(id);
  }
  return {
    sources,
    features,
    options: ids('option'),
    releases: ids('releases'),
    matrices: ids('matrix').union(homeless.matrices),
    comparisons: ids('comparison'),
    guides: ids('guide'),
    perspectives: ids('perspective'),
    samples: ids('sample').union(homeless.samples),
    pages: ids('page'),
    measurements: ids('measurement'),
  };
}
