import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { play } from '../../../../src/lab/samples/exchange.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const ask = { request: 'GET /', expect: { status: 200 } };

// Without a limit of its own, one server that hangs would hold up the whole run for ever.
test('a server that never answers is told of', async () => {
  const address = await listening(() => {});
  expect(await play(address, ask, 100)).toEqual(['GET /: no answer (nothing whole within 0.1 s)']);
});

test('a server whose answer never ends is told of', async () => {
  const address = await listening((_, response) => {
    const timer = setInterval(() => response.write('.'), 10);
    response.once('close', () => clearInterval(timer));
  });
  expect(await play(address, ask, 150)).toEqual(['GET /: no answer (nothing whole within 0.15 s)']);
});

test('a slow answer is an answer', async () => {
  const address = await listening((_, response) => setTimeout(() => response.end(), 60));
  expect(await play(address, ask, 2000)).toEqual([]);
});
