import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';

import { createServer, CutOff, Health, type Limits, routes, shutdown } from './server.ts';

/** Ends a test that would never end; no test comes near it. */
const tooLong = 30_000;

/** For tests in which nothing should run into a limit. It does not drain. */
const patient: Limits = { header: tooLong, request: tooLong, drain: 0, finish: tooLong };

interface Service {
  server: Server;
  port: number;
  base: string;
}

async function start(t: TestContext, listener: RequestListener, limits: Limits): Promise<Service> {
  const server = createServer(listener, limits).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { server, port, base: `http://127.0.0.1:${port}` };
}

/** All that the server sends on a connection of its own until it hangs up. */
async function exchange(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  return text(socket);
}

/** Whether somebody listens on the port. */
async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test('answers', { timeout: tooLong }, async (t) => {
  const draining = new Health();
  draining.drain();
  for (const [health, method, path, status, body] of [
    [new Health(), 'GET', '/healthz', 200, '{"status":"ok"}'],
    [new Health(), 'GET', '/healthz?verbose', 200, '{"status":"ok"}'],
    [new Health(), 'HEAD', '/healthz', 200, ''],
    [draining, 'GET', '/healthz', 503, '{"status":"draining"}'],
    [draining, 'HEAD', '/healthz', 503, ''],
    [new Health(), 'GET', '/health', 404, '{"error":"not found"}'],
    [new Health(), 'POST', '/healthz', 405, '{"error":"method not allowed"}'],
    [new Health(), 'POST', '/', 404, '{"error":"not found"}'],
  ] as const) {
    const { base } = await start(t, routes(health), patient);

    const response = await fetch(base + path, { method });

    assert.deepEqual([response.status, await response.text()], [status, body]);
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.equal(response.headers.get('allow'), status === 405 ? 'GET,HEAD' : null);
  }
});

test('a request in flight finishes during shutdown', { timeout: tooLong }, async (t) => {
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const { server, port, base } = await start(
    t,
    async (_, response) => {
      begun.resolve();
      await release.promise;
      response.end('done');
    },
    patient,
  );
  // By default, fetch keeps the connection, which must not hold up the shutdown either.
  const answer = fetch(base).then((response) => response.text());
  await begun.promise;

  const ended = shutdown(server, new Health(), patient);
  // Once the listener is closed, the shutdown is under way.
  while (await accepts(port));
  release.resolve();

  assert.equal(await answer, 'done');
  await ended;
});

test('a request that hangs is cut off at the deadline', { timeout: tooLong }, async (t) => {
  const begun = Promise.withResolvers<void>();
  const { server, base } = await start(t, () => begun.resolve(), patient);
  const answer = assert.rejects(fetch(base));
  await begun.promise;

  await assert.rejects(shutdown(server, new Health(), { ...patient, finish: 100 }), CutOff);

  await answer;
});

test('a header that does not come is not awaited', { timeout: tooLong }, async (t) => {
  const { port } = await start(t, routes(new Health()), { ...patient, header: 1_000 });

  const [silent, halfSent, idle] = await Promise.all([
    exchange(port, ''),
    exchange(port, 'GET /healthz HTTP/1.1\r\nHost: '),
    exchange(port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  ]);

  assert.match(silent, /^HTTP\/1.1 408 /);
  assert.match(halfSent, /^HTTP\/1.1 408 /);
  assert.match(idle, /^HTTP\/1.1 200 /);
});

test('a slow handler does not keep its client', { timeout: tooLong }, async (t) => {
  const limits = { ...patient, header: 100, request: 100 };
  const { base } = await start(t, () => {}, limits);

  await assert.rejects(fetch(base));
});

test('a signal drains and ends the process', { timeout: tooLong, concurrency: true }, async (t) => {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  await Promise.all(signals.map((signal) => t.test(signal, (t) => drainsAndEndsAt(t, signal))));
});

async function drainsAndEndsAt(t: TestContext, signal: NodeJS.Signals): Promise<void> {
  const service = spawn(process.execPath, [`${import.meta.dirname}/main.ts`], {
    env: { ...process.env, ADDR: '127.0.0.1:0' },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  t.after(() => service.kill('SIGKILL'));
  const exited = once(service, 'exit');
  const [line] = (await once(createInterface(service.stderr), 'line')) as [string];
  const url = `${line.replace('listening on ', '')}/healthz`;
  const status = async () => (await fetch(url)).status;
  assert.equal(await status(), 200);

  service.kill(signal);

  // It drains for seconds; an answer of 200 means that the signal is still on its way.
  let got = await status();
  while (got === 200) got = await status();
  assert.equal(got, 503);
  assert.deepEqual(await exited, [0, null]);
}
