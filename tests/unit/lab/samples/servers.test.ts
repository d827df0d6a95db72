import { afterEach, describe, expect, test } from 'vitest';
import { playCase } from '../../../../src/lab/samples/cases.ts';
import type { Program } from '../../../../src/lab/server.ts';
import { caseOf, programOf } from '../../../setup/samples.ts';

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

function program(text: string): Program {
  const { program, remove } = programOf(text);
  removals.push(remove);
  return program;
}

/** What differs when a program is held against a case. */
const play = (text: string, stated: unknown) => playCase(caseOf(stated), program(text), []);

/** A server as the lab expects one: it says where it listens, and ends when it is told to. */
const server = (answer: string, onEnd = 'server.close(); server.closeAllConnections();') => `
  import { createServer } from 'node:http';
  const [host, port] = process.env.ADDR.split(':');
  const server = createServer((request, response) => { ${answer} });
  server.listen(Number(port), host, () => console.error('listening on http://127.0.0.1:' + server.address().port));
  process.on('SIGTERM', () => { ${onEnd} });
`;
const health = server(`
  response.setHeader('content-type', 'application/json');
  if (request.url !== '/healthz') response.statusCode = 404;
  response.end(JSON.stringify({ status: request.url === '/healthz' ? 'ok' : 'lost', method: request.method }));
`);

describe('a server', () => {
  test('answers as the exchange expects, and ends when it is told to', async () => {
    const exchange = [
      {
        request: 'GET /healthz',
        expect: { status: 200, headers: { 'content-type': 'application/json' }, json: { method: 'GET', status: 'ok' } },
      },
      { request: 'POST /x', json: [1], expect: { status: 404, body: '{"status":"lost","method":"POST"}' } },
    ];
    expect(await play(health, { exchange })).toEqual([]);
  });

  test('is told of every answer that differs', async () => {
    const headers = { 'content-type': 'text/plain', 'x-trace': '1' };
    const exchange = [
      { request: 'GET /healthz', expect: { status: 204, headers, body: 'ok', json: { status: 'ok' } } },
    ];
    const body = '{"status":"ok","method":"GET"}';
    expect(await play(health, { exchange })).toEqual([
      `GET /healthz: status 200, expected 204; ${body}`,
      'GET /healthz: content-type application/json, expected text/plain',
      'GET /healthz: x-trace missing, expected 1',
      `GET /healthz: body ${body}, expected ok`,
      `GET /healthz: JSON ${body}, expected {"status":"ok"}`,
    ]);
  });

  test('gets the body and the headers of a request', async () => {
    const mirror = server(`
      let body = '';
      request.on('data', (chunk) => { body += chunk; });
      request.on('end', () => response.end([request.headers['content-type'], request.headers['x-a'], body].join(' ')));
    `);
    const exchange = [
      {
        request: 'PUT /',
        json: { a: 1 },
        headers: { 'x-a': 'b' },
        expect: { status: 200, body: 'application/json b {"a":1}' },
      },
      { request: 'PUT /', body: 'é', expect: { status: 200, body: '  é' } },
    ];
    expect(await play(mirror, { exchange })).toEqual([]);
  });

  test('gets the signals of the exchange, which goes on after them', async () => {
    const counting = server(
      'response.end(String(ends));',
      'ends += 1; if (ends === 2) { server.close(); server.closeAllConnections(); }',
    ).replace('const [host', 'let ends = 0;\nconst [host');
    const slow = [
      { request: 'GET /', expect: { status: 200, body: '0' } },
      { signal: 'SIGTERM' },
      { request: 'GET /', expect: { status: 200, body: '1' } },
    ];
    expect(await play(counting, { exchange: slow })).toEqual([]);
  });

  test('that ends otherwise than expected is told of', async () => {
    const rude = server('response.end();', 'process.exit(7);');
    expect(await play(rude, { exchange: [] })).toEqual([
      expect.stringMatching(/^ended with 7, expected 0; listening on /),
    ]);
    expect(await play(rude, { exchange: [], expect: { status: 7 } })).toEqual([]);
  });

  test('that ends before it listens has the word', async () => {
    expect(await play("console.error('no ADDR'); process.exitCode = 4;", { exchange: [] })).toEqual([
      'ended (4) before it listened; it said: no ADDR',
    ]);
  });

  test('that hangs up is no answer', async () => {
    const faults = await play(server('request.socket.destroy();'), {
      exchange: [{ request: 'GET /', expect: { status: 200 } }],
    });
    expect(faults).toEqual(['GET /: no answer (socket hang up)']);
  });

  test('is held against what it must say, too', async () => {
    const exchange = [{ request: 'GET /healthz', expect: { status: 200 } }];
    expect(await play(health, { exchange, expect: { error: ['listening on'] } })).toEqual([]);
    expect(await play(health, { exchange, expect: { error: ['drained'] } })).toEqual([
      expect.stringMatching(/^standard error "listening on .* lacks drained$/),
    ]);
    expect(await play(health, { exchange, expect: { output: 'drained\n' } })).toEqual([
      'output "", expected "drained\\n"',
    ]);
  });
});

describe('peers', () => {
  const client = 'console.log(await (await fetch("http://" + process.argv[2])).text());';
  const named = (option: string) => ({ ...program(server(`response.end('${option}');`)), option });

  test('every client meets the server of every option', async () => {
    const stated = caseOf({ args: ['{peer}'], peer: { args: [] }, expect: { output: 'rest\n' } });
    expect(await playCase(stated, program(client), [named('rest'), named('graphql')])).toEqual([
      'with the server of graphql: output "graphql\\n", expected "rest\\n"',
    ]);
  });

  test('a server that does not start is its own fault', async () => {
    const stated = caseOf({ peer: { args: [] } });
    const broken = { ...program('process.exitCode = 1;'), option: 'graphql' };
    expect(await playCase(stated, program(''), [broken])).toEqual([
      'the server of graphql: ended (1) before it listened; it said: ',
    ]);
  });
});
