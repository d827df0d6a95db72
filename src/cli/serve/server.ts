import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { encoded, encodingFor, typeOf, varies } from './encode.ts';
import { find } from './find.ts';
import { type HeaderRule, headersFor, parseHeaderRules } from './header-rules.ts';

const revalidated = 'public, max-age=0, must-revalidate';

/** A server that answers as a good static host does; files are read anew, so a rebuilt site shows at once. */
export function siteServer(dist: string, base: string): Server {
  return createServer((request, response) => {
    try {
      answer(dist, base, request, response);
    } catch (error) {
      // A file may vanish while a new build takes its place.
      process.stderr.write(`${request.url}: ${error instanceof Error ? error.message : String(error)}\n`);
      if (!response.headersSent) response.writeHead(503, { 'retry-after': '1' });
      response.end();
    }
  });
}

function answer(dist: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { pathname, search } = new URL(`http://localhost${request.url ?? '/'}`);
  const found = find(dist, base, pathname);
  const inside = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname;
  const headers = headersFor(rulesOf(dist), inside);
  if (found.kind === 'redirect') {
    headers.set('location', found.to + search).set('cache-control', revalidated);
    response.setHeaders(headers).writeHead(308, { 'content-length': '0' }).end();
    return;
  }
  if (found.kind === 'nothing') {
    response.setHeaders(headers).writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  const { file, stats, status } = found;
  const encoding = encodingFor(file, String(request.headers['accept-encoding'] ?? ''));
  const tag = `W/"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`;
  if (!headers.has('cache-control') || status === 404) headers.set('cache-control', revalidated);
  if (varies(file)) headers.set('vary', 'Accept-Encoding');
  headers.set('etag', tag);
  const known = request.headers['if-none-match']?.split(',').some((one) => one.trim() === tag);
  if (known && status === 200) {
    response.setHeaders(headers).writeHead(304).end();
    return;
  }
  const bytes = encoded(file, stats, encoding);
  headers.set('content-type', typeOf(file)).set('content-length', String(bytes.length));
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  response.setHeaders(headers).writeHead(status);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function rulesOf(dist: string): HeaderRule[] {
  try {
    return parseHeaderRules(readFileSync(join(dist, '_headers'), 'utf8'));
  } catch {
    return [];
  }
}
