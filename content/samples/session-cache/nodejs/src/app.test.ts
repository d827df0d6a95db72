import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { build } from './app.ts';
import { SessionCache } from './cache.ts';
import { maxBody, maxName, maxRoles } from './session.ts';

type Method = 'DELETE' | 'GET' | 'POST' | 'PUT';
type Body = Exclude<InjectOptions['body'], undefined>;

const sessions = { user: 'ada', roles: ['admin', 'dev'], data: { theme: 'dark' } };

function service(): FastifyInstance {
  return build(new SessionCache(2, 60));
}

async function put(body: Body, type?: string): Promise<LightMyRequestResponse> {
  const headers = type === undefined ? {} : { 'content-type': type };
  return service().inject({ method: 'PUT', url: '/sessions/a', headers, body });
}

/** The status and what the body says; null for an empty one. */
function answer({ statusCode, body }: LightMyRequestResponse): [number, unknown] {
  return [statusCode, body === '' ? null : JSON.parse(body)];
}

test('a session is stored, found and deleted', async () => {
  const app = service();
  const ask = async (method: Method, body?: Body): Promise<[number, unknown]> => {
    const url = '/sessions/a-1';
    return answer(await app.inject(body === undefined ? { method, url } : { method, url, body }));
  };
  const gone = [404, { error: 'no such session' }];

  assert.deepEqual(await ask('PUT', sessions), [201, null]);
  assert.deepEqual(await ask('PUT', sessions), [204, null]);
  assert.deepEqual(await ask('GET'), [200, { ...sessions, hits: 1 }]);
  assert.deepEqual(await ask('DELETE'), [204, null]);
  assert.deepEqual(await ask('DELETE'), gone);
  assert.deepEqual(await ask('GET'), gone);
  assert.deepEqual(answer(await app.inject('/stats')), [
    200,
    { entries: 0, hits: 1, misses: 1, evicted: 0 },
  ]);
});

test('a deletion may name a type without a body', async () => {
  const headers = { 'content-type': 'application/json' };
  const got = await service().inject({ method: 'DELETE', url: '/sessions/a', headers });
  assert.deepEqual(answer(got), [404, { error: 'no such session' }]);
});

test('what is no session is refused', async () => {
  const name = 'é'.repeat(maxName);
  const valid = { user: 'ada', roles: [], data: {} };
  const cases: [body: unknown, status: number, message: string][] = [
    ['', 400, 'invalid JSON'],
    ['{"user":"ada","roles":[],"data":{}', 400, 'invalid JSON'],
    ['{"user":"ada","roles":[],"data":{}} {}', 400, 'invalid JSON'],
    ['['.repeat(maxBody), 400, 'invalid JSON'],
    ['null', 422, 'invalid session'],
    ['["ada",[],{}]', 422, 'invalid session'],
    [{ roles: [], data: {} }, 422, 'invalid user'],
    [{ ...valid, user: null }, 422, 'invalid user'],
    [{ ...valid, user: 5 }, 422, 'invalid user'],
    [{ ...valid, user: '' }, 422, 'invalid user'],
    [{ ...valid, user: `${name}x` }, 422, 'invalid user'],
    [{ user: 'ada', data: {} }, 422, 'invalid roles'],
    [{ ...valid, roles: null }, 422, 'invalid roles'],
    [{ ...valid, roles: {} }, 422, 'invalid roles'],
    [{ ...valid, roles: [5] }, 422, 'invalid roles'],
    [{ ...valid, roles: [null] }, 422, 'invalid roles'],
    [{ ...valid, roles: [`${name}x`] }, 422, 'invalid roles'],
    [{ ...valid, roles: Array(maxRoles + 1).fill('r') }, 422, 'invalid roles'],
    [{ user: 'ada', roles: [] }, 422, 'invalid data'],
    [{ ...valid, data: null }, 422, 'invalid data'],
    [{ ...valid, data: [] }, 422, 'invalid data'],
    [{ ...valid, data: { n: 5 } }, 422, 'invalid data'],
    [{ ...valid, data: { n: null } }, 422, 'invalid data'],
  ];
  for (const [body, status, message] of cases) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const got = answer(await put(text, 'application/json'));
    assert.deepEqual(got, [status, { error: message }], text.slice(0, 80));
  }
});

test('a session may go to the limits, and more than is known is ignored', async () => {
  const name = 'é'.repeat(maxName);
  const session = { user: name, roles: Array(maxRoles).fill(name), data: { '': '' } };
  const app = service();
  const url = '/sessions/a';

  await app.inject({ method: 'PUT', url, body: { ...session, more: 1 } });

  assert.deepEqual(answer(await app.inject(url)), [200, { ...session, hits: 1 }]);
});

test('a body beyond the limit is refused', async () => {
  const fits = JSON.stringify(sessions).padStart(maxBody);
  for (const [body, expected] of [
    [fits, [201, null]],
    [`${fits} `, [413, { error: 'body too large' }]],
  ] as const) {
    // With its length known, and as a body that comes in chunks.
    for (const sent of [body, Readable.from([body])]) {
      assert.deepEqual(answer(await put(sent, 'application/json')), expected);
    }
  }
});

test('other requests are refused', async () => {
  const id = 'x'.repeat(64);
  const all = 'DELETE, GET, HEAD, PUT';
  const cases: [Method, url: string, status: number, message: string, allow?: string][] = [
    ['GET', `/sessions/${id}`, 404, 'no such session'],
    ['GET', `/sessions/${id}x`, 400, 'invalid id'],
    ['GET', `/sessions/${id}${id}`, 400, 'invalid id'],
    ['PUT', '/sessions/a.b', 400, 'invalid id'],
    ['DELETE', '/sessions/a%20b', 400, 'invalid id'],
    ['GET', '/sessions/%ff', 400, 'invalid id'],
    ['GET', '/sessions', 404, 'not found'],
    ['GET', '/sessions/a/b', 404, 'not found'],
    ['POST', '/sessions/a', 405, 'method not allowed', all],
    ['PUT', '/stats', 405, 'method not allowed', 'GET, HEAD'],
  ];
  for (const [method, url, status, message, allow] of cases) {
    const got = await service().inject(
      method === 'PUT' || method === 'POST' ? { method, url, body: sessions } : { method, url },
    );
    assert.deepEqual(answer(got), [status, { error: message }], url);
    assert.equal(got.headers.allow, allow);
  }
});

test('only JSON is taken', async () => {
  for (const [type, status] of [
    [undefined, 415],
    ['text/plain', 415],
    ['application/jsonx', 415],
    ['application/json', 201],
    ['Application/JSON; charset=utf-8', 201],
  ] as const) {
    assert.equal((await put(JSON.stringify(sessions), type)).statusCode, status, type);
  }
});
