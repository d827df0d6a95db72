import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';

import { get, judge, retryAfter } from './get.ts';
import { backoff, type Outcome, type Policy, retry, TransientError, type World } from './retry.ts';

/** In the virtual world, it waits 50 ms, 100 ms, 200 ms, 300 ms, 300 ms, ... */
const policy: Policy = { attempts: 5, base: 100, cap: 600, timeout: 1_000, deadline: 60_000 };

/** A world in which time passes when everybody waits, and exactly. */
class VirtualWorld implements World {
  #now = 0;
  #timers: { at: number; fire: () => void }[] = [];

  random(): number {
    return 0.5;
  }

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.after(milliseconds, resolve);
    signal.addEventListener('abort', () => reject(signal.reason));
    return promise;
  }

  timeout(milliseconds: number): AbortSignal {
    const controller = new AbortController();
    this.after(milliseconds, () => controller.abort());
    return controller.signal;
  }

  after(milliseconds: number, fire: () => void): void {
    this.#timers.push({ at: this.#now + milliseconds, fire });
    this.#timers.sort((a, b) => a.at - b.at);
  }

  /** Lets time pass until the promise is settled. */
  async pass<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const settle = () => {
      settled = true;
    };
    promise.then(settle, settle);
    for (;;) {
      // Comes after all that needs no time.
      await setImmediate();
      const next = settled ? undefined : this.#timers.shift();
      if (next === undefined) return promise;
      this.#now = next.at;
      next.fire();
    }
  }
}

type Operation = (signal: AbortSignal) => Promise<string>;

/** An operation that fails so many times, then succeeds. */
function failing(times: number, cause: Error = new TransientError('busy')): Operation {
  return async () => {
    if (times-- > 0) throw cause;
    return 'done';
  };
}

/** An operation that lasts for as long as it may. */
const hanging: Operation = async (signal) => {
  await once(signal, 'abort');
  throw signal.reason;
};

function told(outcome: Outcome<string>): string {
  if (outcome.kind === 'ok') return `${outcome.attempts}: ${outcome.value}`;
  const { attempts, kind, cause } = outcome;
  return `${attempts}: ${kind}, ${cause instanceof Error ? cause.message : cause}`;
}

const asking = (after: number) => new TransientError('busy', { after });

interface Case {
  name: string;
  op: Operation;
  change?: Partial<Policy>;
  want: string;
  /** Milliseconds. */
  took: number;
}

const cases: Case[] = [
  { name: 'succeeds at once', op: failing(0), want: '1: done', took: 0 },
  {
    name: 'waits longer from attempt to attempt',
    op: failing(4),
    want: '5: done',
    took: 50 + 100 + 200 + 300,
  },
  {
    name: 'gives up after the last attempt',
    op: failing(5),
    want: '5: gave up, busy',
    took: 50 + 100 + 200 + 300,
  },
  {
    name: 'does not repeat what fails for good',
    op: failing(1, new Error('no')),
    want: '1: failed, no',
    took: 0,
  },
  {
    name: 'waits for what the server asks, and its own wait on top',
    op: failing(1, asking(7_000)),
    want: '2: done',
    took: 7_050,
  },
  {
    name: 'does not begin to wait beyond the deadline',
    op: failing(1, asking(7_000)),
    change: { deadline: 7_050 },
    want: '1: out of time, busy',
    took: 0,
  },
  {
    name: 'ends an attempt after its time, and tries again',
    op: hanging,
    change: { attempts: 2 },
    want: '2: gave up, timed out',
    took: 2_050,
  },
  {
    name: 'ends an attempt at the deadline',
    op: hanging,
    change: { deadline: 1_200 },
    want: '2: out of time, timed out',
    took: 1_200,
  },
  {
    name: 'the deadline counts even in the last attempt',
    op: hanging,
    change: { attempts: 1, deadline: 300 },
    want: '1: out of time, timed out',
    took: 300,
  },
];

for (const { name, op, change, want, took } of cases) {
  test(name, async () => {
    const world = new VirtualWorld();

    const outcome = await world.pass(retry({ ...policy, ...change }, op, undefined, world));

    assert.deepEqual([told(outcome), world.now()], [want, took]);
  });
}

for (const [name, op] of [
  ['an attempt', hanging],
  ['a wait', failing(1, asking(30_000))],
] as const) {
  test(`aborting ends ${name}`, async () => {
    const world = new VirtualWorld();
    const controller = new AbortController();
    world.after(1, () => controller.abort());

    const outcome = world.pass(retry(policy, op, controller.signal, world));

    await assert.rejects(outcome, { name: 'AbortError' });
    assert.equal(world.now(), 1);
  });
}

test('the real world sleeps until its signal aborts', async () => {
  assert.equal(told(await retry({ ...policy, base: 0 }, failing(1))), '2: done');

  const controller = new AbortController();
  const outcome = retry(policy, failing(1, asking(30_000)), controller.signal);
  await setImmediate();
  controller.abort();

  await assert.rejects(outcome, { name: 'AbortError' });
});

test('the wait is random below a ceiling', () => {
  const waits = [1, 2, 3, 4, 5, 2 ** 31].map((attempt) => backoff(policy, attempt, 0.25));

  assert.deepEqual(waits, [25, 50, 100, 150, 150, 150]);
  assert.equal(backoff(policy, 1, 0), 0);
});

test('Retry-After is seconds or a date', () => {
  const now = Date.UTC(2026, 2, 1, 12);
  const values = [
    [null, 0],
    ['', 0],
    ['0', 0],
    ['120', 120_000],
    ['-1', 0],
    ['soon', 0],
    ['99999999999999999999', 0],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:59:30 GMT', 0],
  ] as const;
  for (const [value, want] of values) assert.equal(retryAfter(value, now), want, `${value}`);
});

test('statuses worth another attempt', () => {
  const headers = new Headers({ 'retry-after': '3' });
  for (let status = 300; status <= 599; status++) {
    const error = judge(status, headers, 0);
    const worth = [429, 502, 503, 504].includes(status);

    assert.equal(error.message, `status ${status}`);
    const after = error instanceof TransientError ? error.after : undefined;
    assert.equal(after, worth ? 3_000 : undefined);
  }
});

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

test('one attempt', async (t) => {
  const base = await serve(t, (request, response) => {
    switch (request.url) {
      case '/at':
        return response.end('x'.repeat(100));
      case '/beyond':
        return response.end('x'.repeat(101));
      case '/busy':
        return response.writeHead(503, { 'retry-after': '3' }).end('try later');
      case '/redirect':
        return response.writeHead(302, { location: '/at' }).end();
      case '/cut':
        response.writeHead(200, { 'content-length': '100' }).write('less than that');
        return setImmediate().then(() => response.destroy());
      case '/drop':
        return response.destroy();
    }
  });
  const { signal } = new AbortController();
  const failures = [
    [`${base}/beyond`, 'body too large', undefined],
    [`${base}/busy`, 'status 503', 3_000],
    [`${base}/redirect`, 'status 302', undefined],
    [`${base}/cut`, 'connection failed', 0],
    [`${base}/drop`, 'connection failed', 0],
    [await refused(), 'connection failed', 0],
  ] as const;
  for (const [url, message, after] of failures) {
    await assert.rejects(get(new URL(url), 100, signal), (error: Error) => {
      assert.equal(error.message, message, url);
      assert.equal(error instanceof TransientError ? error.after : undefined, after, url);
      return true;
    });
  }
  assert.equal((await get(new URL(`${base}/at`), 100, signal)).length, 100);
});
