import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { type Limits, type Outcome, Pool } from '../src/pool.ts';
import type { Job } from '../src/worker.ts';

const script = new URL('../src/worker.ts', import.meta.url);
const ok = (value: string): Outcome<string> => ({ kind: 'ok', value });

const open = (limits: Limits) => new Pool<Job, string>(script, limits);

/** Occupies a thread until `release` is called. */
function hold() {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const release = () => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
  };
  return { job: { gate }, release };
}

test('every job has its own result', async () => {
  const pool = open({ workers: 3, queue: 2 });
  const tickets = [];
  for (let n = 0; n < 20; n += 1) tickets.push(await pool.submit({ text: n % 2 ? 'a' : 'abc' }));
  for (const [n, { outcome }] of tickets.entries()) {
    assert.deepEqual(await outcome, ok(n % 2 ? 'e8b7be43' : '352441c2'));
  }
  await pool.close();
});

test('as many jobs at once as workers', async () => {
  const pool = open({ workers: 2, queue: 1 });
  const holds = [hold(), hold()] as const;
  await pool.submit(holds[0].job);
  const second = await pool.submit(holds[1].job);
  const third = await pool.submit({ text: 'a' });

  // Ends while the first still runs, so there are two threads.
  holds[1].release();
  assert.deepEqual(await second.outcome, ok(''));
  assert.deepEqual(await third.outcome, ok('e8b7be43'));

  holds[0].release();
  await pool.close();
});

test('a full queue refuses, or makes wait until there is room', async () => {
  const pool = open({ workers: 1, queue: 2 });
  const { job, release } = hold();
  await pool.submit(job);
  await pool.submit({ text: 'a' });
  await pool.submit({ text: 'a' });

  assert.equal(pool.trySubmit({ text: 'a' }), undefined);
  let accepted = 0;
  const waiting = [0, 1].map(async () => {
    const ticket = await pool.submit({ text: 'abc' });
    accepted += 1;
    return ticket.outcome;
  });
  // All that needs no thread to answer has happened by then.
  await setImmediate();
  assert.equal(accepted, 0);

  release();
  assert.deepEqual(await Promise.all(waiting), [ok('352441c2'), ok('352441c2')]);
  assert.deepEqual(await pool.trySubmit({ text: 'a' })?.outcome, ok('e8b7be43'));
  await pool.close();
});

test('failures and crashes stay with their job', async () => {
  const pool = open({ workers: 2, queue: 1 });
  // More of them than there are threads, so that one lost for each would be noticed.
  for (let n = 0; n < 4; n += 1) {
    const failed = await pool.submit({ text: 'fail' });
    assert.deepEqual(await failed.outcome, { kind: 'failed', reason: 'told to fail' });
    const crashed = await (await pool.submit({ text: 'crash' })).outcome;
    assert.equal(crashed.kind, 'crashed');
    assert.match(String('error' in crashed && crashed.error), /told to crash/);
  }
  const { outcome } = await pool.submit({ text: 'a' });
  assert.deepEqual(await outcome, ok('e8b7be43'));
  await pool.close();
});

test('a thread that ends is a crash of its job alone', async () => {
  const exits = new URL(`data:text/javascript,
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (code) => {
      if (code > 0) process.exit(code);
      parentPort.postMessage({ kind: 'ok', value: '' });
    });`);
  const pool = new Pool<number, string>(exits, { workers: 1, queue: 4 });
  const tickets = [];
  for (const code of [3, 0, 3, 0]) tickets.push(await pool.submit(code));
  const outcomes = await Promise.all(tickets.map((ticket) => ticket.outcome));
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['crashed', 'ok', 'crashed', 'ok'],
  );
  await pool.close();
});

test('a job that cannot be copied to a thread is a crash', async () => {
  const pool = new Pool<() => void, string>(script, { workers: 1, queue: 1 });
  const { outcome } = await pool.submit(() => {});
  assert.equal((await outcome).kind, 'crashed');
  await pool.close();
});

test('closing drains', async () => {
  const pool = open({ workers: 1, queue: 1 });
  const { job, release } = hold();
  await pool.submit(job);
  const queued = await pool.submit({ text: 'a' });
  const waiting = pool.submit({ text: 'abc' });

  let closed = false;
  const closing = Promise.all([pool.close(), pool.close()]).then(() => {
    closed = true;
  });
  await assert.rejects(pool.submit({ text: 'a' }), /pool is closed/);
  assert.throws(() => pool.trySubmit({ text: 'a' }), /pool is closed/);
  await setImmediate();
  assert.equal(closed, false);

  release();
  await closing;
  assert.deepEqual(await queued.outcome, ok('e8b7be43'));
  assert.deepEqual(await (await waiting).outcome, ok('352441c2'));
});

test('numbers below one count as one', async () => {
  const pool = open({ workers: 0, queue: -1 });
  const { outcome } = await pool.submit({ text: 'a' });
  assert.deepEqual(await outcome, ok('e8b7be43'));
  await pool.close();
});
