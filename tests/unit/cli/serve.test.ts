import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteServer } from '../../../src/cli/serve/server.ts';

const root = mkdtempSync(join(tmpdir(), 'serve-'));
const dist = join(root, 'dist');
const long = 'words '.repeat(500);
const files: Readonly<Record<string, string>> = {
  'dist/index.html': `<p>home ${long}`,
  'dist/compare/index.html': '<p>compare',
  'dist/compare/data.json': '{}',
  'dist/empty/inner.txt': 'text',
  'dist/404.html': '<p>lost',
  'dist/_astro/a.abc.js': 'let a = 1;',
  'dist/_headers': '/*\n  X-Frame: no\n\n/_astro/*\n  Cache-Control: public, immutable\n/compare/*\n  X-Frame: never\n',
  'dist/.secret': 'secret',
  'outside.txt': 'outside',
};

for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function listening(base: string): {
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;
} {
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    server = siteServer(dist, base);
    await new Promise<void>((ready) => server.listen(0, ready));
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  // Not fetch: it would tidy the path before it is sent.
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((done, fail) => {
      request({ port, path, headers, method }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
        );
      })
        .on('error', fail)
        .end();
    });
  return { ask };
}

describe('at the root of a host', () => {
  const { ask } = listening('/');

  test.each([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/compare/', 200, 'text/html; charset=utf-8'],
    ['/compare/?q=1', 200, 'text/html; charset=utf-8'],
    ['/compare/data.json', 200, 'application/json; charset=utf-8'],
    ['/nowhere/', 404, 'text/html; charset=utf-8'],
    ['/empty', 404, 'text/html; charset=utf-8'],
    ['/empty/', 404, 'text/html; charset=utf-8'],
  ])('%s is answered by %i', async (path, status, type) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe(type);
    if (status === 404) expect(answer.body.toString()).toBe(files['dist/404.html']);
  });

  test.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/compare/..%2f..%2foutside.txt',
    '/..%5coutside.txt',
    '/.secret',
    '/%2esecret',
    '/_headers',
    '/%00',
    '/%',
    '//compare',
    '//compare/',
  ])('%s leads nowhere', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('a folder without its slash leads to it', async () => {
    const { status, headers } = await ask('/compare?q=1');
    expect(status).toBe(308);
    expect(headers.location).toBe('/compare/?q=1');
  });

  test('headers are those of the file, the later rule added', async () => {
    expect((await ask('/')).headers['x-frame']).toBe('no');
    expect((await ask('/compare/')).headers['x-frame']).toBe('no, never');
    expect((await ask('/nowhere')).headers['x-frame']).toBe('no');
    expect((await ask('/_astro/a.abc.js')).headers['cache-control']).toBe('public, immutable');
    expect((await ask('/_astro/nothing.js')).headers['cache-control']).not.toContain('immutable');
  });

  test('text is compressed as the browser likes it', async () => {
    const plain = await ask('/');
    expect(plain.body.toString()).toBe(files['dist/index.html']);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const br = await ask('/', { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(br.body).toString()).toBe(files['dist/index.html']);
    const gzip = await ask('/', { 'accept-encoding': 'gzip, br;q=0' });
    expect(gunzipSync(gzip.body).toString()).toBe(files['dist/index.html']);
  });

  test('what the browser has is not sent again', async () => {
    const { etag } = (await ask('/')).headers;
    const { status, body } = await ask('/', { 'if-none-match': `"other", ${etag}` });
    expect(status).toBe(304);
    expect(body).toHaveLength(0);
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('only reading is allowed', async () => {
    const head = await ask('/', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    const post = await ask('/', {}, 'POST');
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('under a base path', () => {
  const { ask } = listening('/a/b/');

  test('the path is taken off', async () => {
    expect((await ask('/a/b/compare/')).body.toString()).toBe(files['dist/compare/index.html']);
    expect((await ask('/a/b/compare/')).headers['x-frame']).toBe('no, never');
    expect((await ask('/compare/')).status).toBe(404);
    expect((await ask('/a/b/compare')).headers.location).toBe('/a/b/compare/');
  });

  test('the root leads to it', async () => {
    for (const path of ['/', '/a/b']) expect((await ask(path)).headers.location).toBe('/a/b/');
  });
});
