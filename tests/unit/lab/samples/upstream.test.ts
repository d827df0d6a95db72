import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startUpstream, type Upstream } from '../../../../src/lab/samples/upstream.ts';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await startUpstream();
});
afterEach(() => upstream.close());

const ask = (path: string, init?: RequestInit) => fetch(`${upstream.address}${path}`, init);
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

describe('the upstream', () => {
  test('sends a body of so many bytes', async () => {
    const answer = await ask('/bytes/5');
    expect([answer.status, await answer.text()]).toEqual([200, 'xxxxx']);
    expect(await (await ask('/bytes/0')).text()).toBe('');
  });

  test('reads what it shall do up to the question mark', async () => {
    expect(await (await ask('/bytes/3?trace=1')).text()).toBe('xxx');
  });

  test.each([204, 404, 503])('answers %d when told to', async (status) => {
    expect((await ask(`/status/${status}`)).status).toBe(status);
  });

  test('is slow when told to', async () => {
    const begun = performance.now();
    expect(await (await ask('/slow/60/2')).text()).toBe('xx');
    expect(performance.now() - begun).toBeGreaterThan(55);
  });

  test('takes a body, also one that nobody reads', async () => {
    const body = 'x'.repeat(1_000_000);
    expect((await ask('/status/200', { method: 'POST', body })).status).toBe(200);
  });

  test('never answers where it hangs', async () => {
    await expect(ask('/hang', { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    expect(upstream.counted()).toEqual({ requests: 1, inFlight: 1 });
  });

  test('goes on without end, until whoever asked has had enough', async () => {
    const had = await new Promise<number>((resolve, reject) => {
      const outgoing = request(`${upstream.address}/endless`, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > 200_000) outgoing.destroy();
        });
        response.on('close', () => resolve(bytes));
      });
      outgoing.on('error', reject).end();
    });
    expect(had).toBeGreaterThan(200_000);
  });

  test('hangs up where it drops', async () => {
    await expect(ask('/drop')).rejects.toThrow();
  });

  test('fails so many times for each key, then answers', async () => {
    const statuses = async (key: string, times: number) => {
      const seen: number[] = [];
      for (let at = 0; at < times; at++) seen.push((await ask(`/flaky/${key}/2`)).status);
      return seen;
    };
    expect(await statuses('a', 4)).toEqual([503, 503, 200, 200]);
    expect(await statuses('b', 3)).toEqual([503, 503, 200]);
    expect(await (await ask('/flaky/c/0')).text()).toBe('ok');
  });

  test.each(['/', '/nothing', '/toString', '/__proto__/1'])('knows nothing of %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('counts requests, and the most at once', async () => {
    expect(upstream.counted()).toEqual({ requests: 0, inFlight: 0 });
    await Promise.all([ask('/slow/80/1'), ask('/slow/80/1'), ask('/slow/80/1')]);
    await (await ask('/bytes/1')).text();
    expect(upstream.counted()).toEqual({ requests: 4, inFlight: 3 });
  });

  test('counts no request as under way that was given up', async () => {
    for (let at = 0; at < 3; at++) {
      await ask('/hang', { signal: AbortSignal.timeout(30) }).catch(() => {});
      await pause(30);
    }
    expect(upstream.counted()).toEqual({ requests: 3, inFlight: 1 });
  });

  // A program under test may ask for anything: that must not end the lab.
  test.each(['/status/', '/status/99', '/status/many', '/bytes/-1', '/bytes/Infinity', '/slow/1/-1'])(
    'lives through %s',
    async (path) => {
      expect((await ask(path)).status).toBe(400);
      expect(await (await ask('/bytes/2')).text()).toBe('xx');
    },
  );
});
