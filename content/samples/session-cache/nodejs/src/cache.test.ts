import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SessionCache } from './cache.ts';
import type { Session } from './session.ts';

const ttlSeconds = 60;
const ttl = 1000 * ttlSeconds;

/** A time that stands still until it is told otherwise. */
class Clock {
  #time = 1_000_000;

  now(): number {
    return this.#time;
  }

  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }
}

function withClock(capacity: number): { cache: SessionCache; clock: Clock } {
  const clock = new Clock();
  return { cache: new SessionCache(capacity, ttlSeconds, clock), clock };
}

function session(user: string): Session {
  return { user, roles: [], data: {} };
}

function mustHave(cache: SessionCache, id: string, user: string, hits: number): void {
  assert.deepEqual(cache.get(id), { session: session(user), hits });
}

test('the one whose use is longest ago goes', () => {
  const { cache } = withClock(2);
  cache.put('a', session('ada'));
  cache.put('b', session('bob'));
  mustHave(cache, 'a', 'ada', 1);

  cache.put('c', session('cleo'));

  assert.equal(cache.get('b'), undefined);
  mustHave(cache, 'a', 'ada', 2);
  mustHave(cache, 'c', 'cleo', 1);
  assert.deepEqual(cache.stats(), { entries: 2, hits: 3, misses: 1, evicted: 1 });
});

test('storing again is use and pushes nothing out', () => {
  const { cache } = withClock(2);
  assert.equal(cache.put('a', session('ada')), true);
  mustHave(cache, 'a', 'ada', 1);
  cache.put('b', session('bob'));

  assert.equal(cache.put('a', session('alan')), false);

  assert.deepEqual(cache.stats(), { entries: 2, hits: 1, misses: 0, evicted: 0 });
  cache.put('c', session('cleo'));
  assert.equal(cache.get('b'), undefined);
  mustHave(cache, 'a', 'alan', 1);
});

test('one is room enough', () => {
  const { cache } = withClock(1);
  cache.put('a', session('ada'));
  cache.put('b', session('bob'));
  assert.equal(cache.get('a'), undefined);
  mustHave(cache, 'b', 'bob', 1);
});

test('time is up', () => {
  const { cache, clock } = withClock(2);
  cache.put('a', session('ada'));
  clock.pass(ttl);
  // Being asked for does not give it more time.
  mustHave(cache, 'a', 'ada', 1);

  clock.pass(1);

  assert.deepEqual(cache.stats(), { entries: 1, hits: 1, misses: 0, evicted: 0 });
  assert.equal(cache.get('a'), undefined);
  assert.deepEqual(cache.stats(), { entries: 0, hits: 1, misses: 1, evicted: 0 });
});

test('storing again gives more time', () => {
  const { cache, clock } = withClock(2);
  cache.put('a', session('ada'));
  clock.pass(ttl);
  cache.put('a', session('ada'));
  clock.pass(ttl);
  mustHave(cache, 'a', 'ada', 1);
});

test('what has run out is not there', () => {
  const { cache, clock } = withClock(2);
  cache.put('a', session('ada'));
  cache.put('b', session('bob'));
  clock.pass(ttl + 1);
  assert.equal(cache.delete('a'), false);
  assert.equal(cache.put('b', session('bob')), true);
  assert.deepEqual(cache.stats(), { entries: 1, hits: 0, misses: 0, evicted: 0 });
});

test('deleted once', () => {
  const { cache } = withClock(2);
  cache.put('a', session('ada'));
  assert.equal(cache.delete('a'), true);
  assert.equal(cache.delete('a'), false);
  assert.equal(cache.get('a'), undefined);
  assert.deepEqual(cache.stats(), { entries: 0, hits: 0, misses: 1, evicted: 0 });
});
