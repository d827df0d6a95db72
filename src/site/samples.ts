import type { Loader } from 'astro/loaders';
import { highlight } from '../highlight/highlight.ts';
import type { Sample } from '../model/schema/content.ts';
import { over } from './loader.ts';

/** A highlighted file or region: HTML for a `<pre><code>`. */
export interface Highlighted {
  readonly path: string;
  readonly html: string;
}

export interface HighlightedRegion extends Highlighted {
  /** Its first line in the file. */
  readonly from: number;
}

/** What a sample looks like once highlighted, by option id. */
export interface HighlightedSample extends Record<string, unknown> {
  readonly projects: Readonly<
    Record<
      string,
      { readonly files: readonly Highlighted[]; readonly regions: Readonly<Record<string, HighlightedRegion>> }
    >
  >;
}

async function highlighted(sample: Sample): Promise<HighlightedSample> {
  const projects: Record<string, HighlightedSample['projects'][string]> = {};
  for (const project of sample.projects) {
    const regions: Record<string, HighlightedRegion> = {};
    for (const { id } of sample.regions) {
      const region = project.regions[id];
      if (region) {
        const html = await highlight(region.text, region.path);
        regions[id] = { path: region.path, from: region.from, html };
      }
    }
    const files: Highlighted[] = [];
    for (const { path, text } of project.files) {
      const marks = sample.regions.flatMap(({ id }, index) => {
        const region = project.regions[id];
        return region?.path === path ? [{ from: region.from, to: region.to, step: index + 1 }] : [];
      });
      files.push({ path, html: await highlight(text, path, marks, `${project.option}/${path}`) });
    }
    projects[project.option] = { files, regions };
  }
  return { projects };
}

/** Samples with their code highlighted, by id, kept by the digest of their text. */
export const sampleLoader = (): Loader =>
  over('samples', async (content, { store, generateDigest }, print) => {
    for (const id of store.keys()) {
      if (!content.samples.some((sample) => sample.id === id)) store.delete(id);
    }
    for (const sample of content.samples) {
      const digest = generateDigest(`${print}\n${JSON.stringify(sample)}`);
      if (store.get(sample.id)?.digest === digest) continue;
      store.set({ id: sample.id, data: await highlighted(sample), digest });
    }
  });
