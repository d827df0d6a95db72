import type { Content, Sample, SampleProject } from '../model/schema/content.ts';
import { archiveAt, sampleAt, sourceAt } from './addresses.ts';
import { publishedComparisons } from './comparison.ts';
import { type Column, columnsOf, matrixHolding } from './rows.ts';
import type { Highlighted, HighlightedSample } from './samples.ts';

/** One option's project, ready for the page of its sample. */
export interface SampleSide {
  readonly project: SampleProject;
  readonly column: Column;
  readonly files: readonly Highlighted[];
  /** The folder in the repository, and the archive that this site makes of it. */
  readonly path: string;
  readonly folder: string;
  readonly archive: string;
  /** The address that runs it, code and all. */
  readonly playground: string | undefined;
}

/** What the page of a sample shows. */
export function samplePage(content: Content, sample: Sample, code: HighlightedSample) {
  const options = sample.projects.map(({ option }) => option);
  const matrix = matrixHolding(content, options);
  const columns = matrix ? columnsOf(content, matrix, options) : [];
  const base = sample.file.replace(/\/[^/]*$/, '');
  const sides = sample.projects.flatMap((project): SampleSide[] => {
    const column = columns.find(({ id }) => id === project.option);
    if (!column) return [];
    const path = `${base}/${project.option}`;
    const files = code.projects[project.option]?.files ?? [];
    const folder = sourceAt(content.site, path);
    const archive = archiveAt(sample.id, project.option);
    return [{ project, column, files, path, folder, archive, playground: playgroundOf(content, project) }];
  });
  const places = `id="${sample.id}"`;
  return {
    sides,
    columns: sides.map(({ column }) => column),
    users: publishedComparisons(content).filter(({ body }) => body.text.includes(places)),
    variants: {
      minimal: content.samples.filter(({ minimalOf }) => minimalOf === sample.id).map(linked),
      production: content.samples.filter(({ id }) => id === sample.minimalOf).map(linked),
    },
  };
}

const linked = ({ id, title }: Sample) => ({ href: sampleAt(id), title });

function playgroundOf(content: Content, { option, playground, sources }: SampleProject): string | undefined {
  const address = content.options.find(({ id }) => id === option)?.playground;
  const text = sources.find(({ path }) => path === playground)?.text;
  return address && text !== undefined ? address.replace('{code}', encodeURIComponent(text)) : undefined;
}
