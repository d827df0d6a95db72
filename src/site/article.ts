import { getEntry } from 'astro:content';
import type { Comparison, Content } from '../model/schema/content.ts';
import { columnsOf, matrixOf, rowGroups } from './rows.ts';
import type { HighlightedSample } from './samples.ts';

/** The highlighted code of a sample. The gate holds that it is there. */
export async function codeOf(sample: string): Promise<HighlightedSample> {
  const entry = await getEntry('samples', sample);
  if (!entry) throw new Error(`sample ${sample} was not highlighted`);
  return entry.data as HighlightedSample;
}

/** What the components placed in an article may show. */
export async function articleOf(content: Content, comparison: Comparison): Promise<App.Locals['article']> {
  const matrix = matrixOf(content, comparison.matrix);
  const columns = columnsOf(content, matrix, comparison.options);
  return {
    columns,
    measurements: content.measurements,
    rows: rowGroups(matrix, columns, comparison.overrides).flatMap((group) => group.rows),
    samples: await Promise.all(content.samples.map(async (sample) => ({ sample, code: await codeOf(sample.id) }))),
  };
}
