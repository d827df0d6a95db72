import type { APIRoute } from 'astro';
import { measurementJson } from '../../exports/measurement.ts';
import { getContent } from '../../site/content.ts';

export const getStaticPaths = () =>
  getContent().measurements.map((run) => ({ params: { run: run.id }, props: { run } }));

export const GET: APIRoute = ({ props }) =>
  new Response(measurementJson(props['run']), { headers: { 'content-type': 'application/json' } });
