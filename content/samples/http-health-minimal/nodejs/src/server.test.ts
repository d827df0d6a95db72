import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';

import { server } from './server.ts';

test('answers', async (t) => {
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const health = await fetch(`${base}/healthz`);
  assert.deepEqual([health.status, await health.json()], [200, { status: 'ok' }]);

  const unknown = await fetch(`${base}/health`);
  assert.deepEqual([unknown.status, await unknown.text()], [404, '']);
});
