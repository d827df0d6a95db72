import type { APIRoute } from 'astro';
import { jsonFile, siteIndex } from '../../exports/data.ts';
import { getContent } from '../../site/content.ts';

export const GET: APIRoute = () =>
  new Response(jsonFile(siteIndex(getContent())), { headers: { 'content-type': 'application/json' } });
