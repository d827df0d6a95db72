import type { APIRoute } from 'astro';
import { measurementCsv } from '../../exports/measurement.ts';
import { getContent } from '../../site/content.ts';

export const getStaticPaths = () =>
  getContent().measurements.map((run) => ({ params: { run: run.id }, props: { run } }));

export const GET: APIRoute = ({ props }) =>
  new Response(measurementCsv(props['run']), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
