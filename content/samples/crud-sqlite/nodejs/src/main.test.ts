import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, test } from 'node:test';
import { buildApi } from './api.ts';
import { Store } from './store.ts';

/** Ends a test that would never end; no test comes near it. */
const timeout = 30_000;

let folder: string;
let database: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notes-'));
  database = join(folder, 'notes.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

function start(): ChildProcess {
  const env = { ...process.env, ADDR: '127.0.0.1:0', DATABASE: database };
  const main = join(import.meta.dirname, 'main.ts');
  return spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends the process`, { timeout }, async () => {
    const child = start();
    assert.ok(child.stderr);
    const [line] = await once(createInterface(child.stderr), 'line');
    const address = String(line).replace('listening on ', '');
    const headers = { 'content-type': 'application/json' };
    const body = '{"title":"Tea"}';
    const response = await fetch(`${address}/notes`, { method: 'POST', headers, body });
    assert.equal(response.status, 201);

    child.kill(signal);

    assert.deepEqual(await once(child, 'exit'), [0, null]);
    // The write-ahead log was moved into the database.
    assert.deepEqual(readdirSync(folder), ['notes.db']);
  });
}

test('a database that is none', { timeout }, async () => {
  writeFileSync(database, 'no database '.repeat(100));
  const child = start();
  assert.ok(child.stderr);
  const exit = once(child, 'exit');
  const error = await text(child.stderr);
  assert.deepEqual(await exit, [1, null]);
  assert.ok(error.startsWith(`cannot open the database ${database}: `), error);
});

test('a request in flight finishes', { timeout }, async () => {
  const store = new Store(database);
  const api = buildApi(store, new PassThrough());
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  api.get('/slow', async () => {
    begun.resolve();
    await release.promise;
    return 'done';
  });
  const address = await api.listen({ host: '127.0.0.1', port: 0 });
  const answer = fetch(`${address}/slow`);
  await begun.promise;

  const closed = api.close();
  while (await accepts(Number(new URL(address).port)));
  release.resolve();

  const response = await answer;
  assert.equal(await response.text(), 'done');
  assert.equal(response.headers.get('connection'), 'close');
  await closed;
  store.close();
});

/** Whether the listener is still open. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
