import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';

import {
  InvalidError,
  type Order,
  place,
  type Shop,
  UnavailableError,
  UnexpectedError,
} from '../src/client.ts';
import { type Retry, submit } from '../src/submit.ts';

const tooLong = 30_000;
const order: Order = { id: 7, sku: 'A-1', quantity: 2 };
const thrice: Retry = { attempts: 3, pause: 1 };

/** Opens a shop and counts its calls. */
async function open(t: TestContext, listener: RequestListener): Promise<Shop & { calls: number }> {
  const server = createServer((request, response) => {
    shop.calls++;
    listener(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const shop = { base: `http://127.0.0.1:${port}`, timeout: tooLong, calls: 0 };
  return shop;
}

/** A shop that always gives the same answer. */
function answering(t: TestContext, status: number, body = '') {
  return open(t, (_, response) => response.writeHead(status).end(body));
}

test('an order is placed', async (t) => {
  const requests: unknown[] = [];
  const shop = await open(t, async (request, response) => {
    requests.push([request.method, request.url, await json(request)]);
    response.writeHead(201).end();
  });

  const outcome = await submit(shop, order, thrice);

  assert.deepEqual(outcome, { decision: 'placed' });
  assert.deepEqual(requests, [['PUT', '/orders/7', { sku: 'A-1', quantity: 2 }]]);
});

test('bad input is rejected without a call', async (t) => {
  const shop = await answering(t, 201);
  const cases: [Order, InvalidError][] = [
    [{ ...order, sku: '' }, new InvalidError('sku', 'must not be empty')],
    [{ ...order, quantity: 0 }, new InvalidError('quantity', 'must be at least 1')],
  ];
  for (const [bad, cause] of cases) {
    const outcome = await submit(shop, bad, thrice);

    assert.deepEqual(outcome, { decision: 'rejected', cause });
  }
  assert.equal(shop.calls, 0);
});

test('what the shop finds invalid is rejected at once', async (t) => {
  const shop = await answering(t, 422, '{"field":"sku","reason":"is not sold any more"}');

  const outcome = await submit(shop, order, thrice);

  const cause = new InvalidError('sku', 'is not sold any more');
  assert.deepEqual(outcome, { decision: 'rejected', cause });
  assert.equal(cause.message, 'invalid sku: is not sold any more');
  assert.equal(shop.calls, 1);
});

test('an unavailable shop is tried again', async (t) => {
  const shop = await open(t, (_, response) => {
    response.writeHead(shop.calls < 3 ? 503 : 200).end();
  });

  const outcome = await submit(shop, order, thrice);

  assert.deepEqual(outcome, { decision: 'placed' });
  assert.equal(shop.calls, 3);
});

test('a shop that stays unavailable postpones', async (t) => {
  const shop = await answering(t, 503);

  const outcome = await submit(shop, order, thrice);

  const cause = new UnavailableError(new Error('status 503'));
  assert.deepEqual(outcome, { decision: 'postponed', cause });
  assert.equal(shop.calls, 3);
});

test('a refused connection is unavailable', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');

  const error = await place({ base: `http://127.0.0.1:${port}`, timeout: tooLong }, order);

  assert.ok(error instanceof UnavailableError);
  assert.ok(error.cause instanceof TypeError);
  assert.match(String(error.cause.cause), /ECONNREFUSED/);
});

const never: Record<string, RequestListener> = {
  silent: () => {},
  stalled: (_, response) => response.writeHead(422).flushHeaders(),
};
for (const [name, listener] of Object.entries(never)) {
  test(`an answer that does not come is unavailable: ${name}`, async (t) => {
    const shop = await open(t, listener);

    const error = await place({ ...shop, timeout: 1000 }, order);

    assert.ok(error instanceof UnavailableError);
    assert.ok(error.cause instanceof DOMException);
    assert.equal(error.cause.name, 'TimeoutError');
  });
}

test('anything else is an error at once', async (t) => {
  const cases: [number, string][] = [
    [302, ''],
    [404, ''],
    [422, '<html>'],
    [422, '{}'],
    [422, 'null'],
    [422, '{"field":"sku","reason":1}'],
  ];
  for (const [status, body] of cases) {
    const shop = await answering(t, status, body);

    await assert.rejects(submit(shop, order, thrice), UnexpectedError);

    assert.equal(shop.calls, 1);
  }
});

test('a redirect is not followed', async (t) => {
  const shop = await open(t, ({ url }, response) => {
    response.writeHead(url === '/orders/7' ? 303 : 200, { location: '/elsewhere' }).end();
  });

  const error = await place(shop, order);

  assert.deepEqual(error, new UnexpectedError(new Error('status 303')));
  assert.equal(shop.calls, 1);
});

test('a bad base is unexpected', async () => {
  const error = await place({ base: 'http://[', timeout: tooLong }, order);

  assert.ok(error instanceof UnexpectedError);
});

test('a caller that gives up says nothing about the shop', async (t) => {
  const controller = new AbortController();
  const reason = new Error('gave up');
  const shop = await open(t, () => controller.abort(reason));

  await assert.rejects(submit(shop, order, thrice, controller.signal), reason);

  assert.equal(shop.calls, 1);
});
