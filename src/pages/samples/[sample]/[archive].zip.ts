import type { APIRoute } from 'astro';
import { projectArchive } from '../../../exports/archive.ts';
import { getContent } from '../../../site/content.ts';

export const getStaticPaths = () =>
  getContent().samples.flatMap((sample) =>
    sample.projects.map(({ option }) => ({
      params: { sample: sample.id, archive: `${sample.id}-${option}` },
      props: { sample, option },
    })),
  );

export const GET: APIRoute = ({ props }) =>
  new Response(new Uint8Array(projectArchive(props['sample'], props['option'])), {
    headers: { 'content-type': 'application/zip' },
  });
