import type { APIRoute } from 'astro';
import { jsonFile, matrixData } from '../../../exports/data.ts';
import { getContent } from '../../../site/content.ts';
import { matrixOf } from '../../../site/rows.ts';

export const getStaticPaths = () => getContent().matrices.map(({ id }) => ({ params: { matrix: id } }));

export const GET: APIRoute = ({ params }) => {
  const content = getContent();
  const data = matrixData(content, matrixOf(content, params['matrix'] ?? ''));
  return new Response(jsonFile(data), { headers: { 'content-type': 'application/json' } });
};
