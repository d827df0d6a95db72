import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { fetchAll, type Fetched, type Limits } from './fan-out.ts';

/** For tests in which nothing should run into a limit. */
const patient: Limits = { inFlight: 4, timeout: 30_000, maxBody: 1 << 10 };

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address on which nobody listens. */
async function refused(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

function kinds(results: Fetched[]): string[] {
  return results.map((result) => result.outcome.kind);
}

test('results keep the order of the addresses', async (t) => {
  // The first address is answered only after the last has been.
  const last = Promise.withResolvers<void>();
  const base = await serve(t, async (request, response) => {
    if (request.url === '/0') await last.promise;
    response.end(request.url);
    if (request.url === '/3') last.resolve();
  });
  const urls = [`${base}/0`, `${base}/1`, `${base}/2`, `${base}/3`];

  const results = await fetchAll(urls, patient);

  assert.deepEqual(
    results,
    urls.map((url, i) => ({ url, outcome: { kind: 'body', body: Buffer.from(`/${i}`) } })),
  );
});

test('no more requests at once than allowed', async (t) => {
  const limit = 3;
  const full = Promise.withResolvers<void>();
  let [inFlight, peak] = [0, 0];
  const base = await serve(t, async (_, response) => {
    peak = Math.max(peak, ++inFlight);
    if (inFlight === limit) full.resolve();
    // Nobody leaves before the limit is reached, then a while for one too many to come.
    await full.promise;
    await sleep(20);
    inFlight--;
    response.end();
  });

  const results = await fetchAll(Array(4 * limit).fill(base), { ...patient, inFlight: limit });

  assert.deepEqual(kinds(results), Array(4 * limit).fill('body'));
  assert.equal(peak, limit);
});

test('a slow address does not hold the slots of others', async (t) => {
  // With two slots, the first address is answered only after all others have been.
  const last = Promise.withResolvers<void>();
  const base = await serve(t, async (request, response) => {
    if (request.url === '/first') await last.promise;
    response.end();
    if (request.url === '/last') last.resolve();
  });
  const urls = ['/first', '/other', '/other', '/other', '/last'].map((path) => base + path);

  const results = await fetchAll(urls, { ...patient, inFlight: 2 });

  assert.deepEqual(kinds(results), Array(5).fill('body'));
});

test('a limit below one counts as one', async (t) => {
  const base = await serve(t, (_, response) => response.end());

  const results = await fetchAll([base, base], { ...patient, inFlight: 0 });

  assert.deepEqual(kinds(results), ['body', 'body']);
});

test('no addresses, no results', async () => {
  assert.deepEqual(await fetchAll([], patient), []);
});

test('a slow address times out alone', async (t) => {
  const base = await serve(t, (request, response) => {
    if (request.url === '/silent') return;
    if (request.url === '/stalled') response.write('begun');
    else response.end();
  });
  const urls = ['/silent', '/quick', '/stalled', '/quick'].map((path) => base + path);

  const results = await fetchAll(urls, { ...patient, timeout: 1_000 });

  assert.deepEqual(kinds(results), ['timed out', 'body', 'timed out', 'body']);
});

test('errors stay with their address', async (t) => {
  const base = await serve(t, (request, response) => {
    response.writeHead(request.url === '/broken' ? 500 : 200).end();
  });
  const urls = [`${base}/broken`, `${base}/fine`, await refused(), 'no address', `${base}/fine`];

  const results = await fetchAll(urls, patient);

  assert.deepEqual(kinds(results), ['status', 'body', 'request failed', 'request failed', 'body']);
  assert.deepEqual(results[0]?.outcome, { kind: 'status', code: 500 });
});

test('a body beyond the limit is an error', async (t) => {
  const cutOff = Promise.withResolvers<void>();
  const base = await serve(t, (request, response) => {
    switch (request.url) {
      case '/at':
        return response.end('x'.repeat(100));
      case '/beyond':
        return response.end('x'.repeat(101));
      case '/packed':
        // What counts is the size unpacked.
        response.setHeader('content-encoding', 'gzip');
        return response.end(gzipSync(Buffer.alloc(1000)));
      case '/unended':
        // The rest never comes; that the client hangs up shows that it does not wait for it.
        response.on('close', () => cutOff.resolve());
        return response.write('x'.repeat(101));
    }
  });
  const urls = ['/at', '/beyond', '/packed', '/unended'].map((path) => base + path);

  const results = await fetchAll(urls, { ...patient, maxBody: 100 });

  assert.deepEqual(kinds(results), ['body', 'too large', 'too large', 'too large']);
  await cutOff.promise;
});

test('aborting stops all', async (t) => {
  const controller = new AbortController();
  const base = await serve(t, () => controller.abort());

  const results = fetchAll(Array(5).fill(base), patient, controller.signal);

  await assert.rejects(results, { name: 'AbortError' });
});
