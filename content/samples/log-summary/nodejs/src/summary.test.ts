import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { maxLine, parse, routeOf } from './parse.ts';
import { Summary, Traffic } from './summary.ts';

const start = '2026-11-21T10:00:00Z ';

test('a line is taken apart', () => {
  const cases: [string, string, string, boolean, number][] = [
    ['GET /orders/42 200 12.7', 'GET', '/orders/42', false, 127],
    ['POST / 503 0.0', 'POST', '/', true, 0],
    ['GET /a?id=1?2 599 0.1', 'GET', '/a', true, 1],
    ['X /~ 100 99999999.9', 'X', '/~', false, 999_999_999],
  ];
  for (const [line, method, path, failed, tenths] of cases) {
    assert.deepEqual(parse(start + line), { method, path, failed, tenths });
  }
});

test('other lines are refused', () => {
  for (const line of [
    '',
    'GET /a 200 1.0',
    start,
    `${start}GET /a 200`,
    `${start}GET /a 200 1.0 `,
    `${start}GET /a 200 1.0\n`,
    `${start}GET  /a 200 1.0`,
    `${start}GET /a 200 1.0 more`,
    '2026-11-21 10:00:00Z GET /a 200 1.0',
    '2026-11-21T10:00:00+ GET /a 200 1.0',
    '2026-11-2aT10:00:00Z GET /a 200 1.0',
    '2026-11-21T10:00:00.5Z GET /a 200 1.0',
    `${start}get /a 200 1.0`,
    `${start}GET a 200 1.0`,
    `${start}GET ?a 200 1.0`,
    `${start}GET /\t 200 1.0`,
    `${start}GET /é 200 1.0`,
    `${start}GET /a 20 1.0`,
    `${start}GET /a 2000 1.0`,
    `${start}GET /a 099 1.0`,
    `${start}GET /a 600 1.0`,
    `${start}GET /a +20 1.0`,
    `${start}GET /a 200 1`,
    `${start}GET /a 200 1.`,
    `${start}GET /a 200 .1`,
    `${start}GET /a 200 1.05`,
    `${start}GET /a 200 -1.0`,
    `${start}GET /a 200 1e1.0`,
    `${start}GET /a 200 100000000.0`,
  ]) {
    assert.equal(parse(line), undefined, line);
  }
});

test('segments that are numbers become ids', () => {
  for (const [path, expected] of [
    ['/', '/'],
    ['/orders', '/orders'],
    ['/orders/42', '/orders/:id'],
    ['/1/2//3/', '/:id/:id//:id/'],
    ['/v2/a1/1a/orders-7', '/v2/a1/1a/orders-7'],
    [`/${'9'.repeat(40)}`, '/:id'],
  ] as const) {
    assert.equal(routeOf(path), expected);
  }
});

test('the nearest rank is the latency of a request', () => {
  const cases: { latencies: Record<number, number>; expected: number[] }[] = [
    { latencies: { 7: 1 }, expected: [7, 7, 7, 7] },
    { latencies: { 1: 1, 2: 1 }, expected: [1, 2, 2, 2] },
    // Of ten, the fifth, the ninth and twice the last.
    { latencies: { 10: 4, 20: 1, 30: 4, 40: 1 }, expected: [20, 30, 40, 40] },
    // Of a hundred, the 50th, the 90th, the 99th and the last.
    { latencies: { 1: 50, 2: 40, 3: 9, 4: 1 }, expected: [1, 2, 3, 4] },
    // Of 101, the 51st, the 91st and the 100th.
    { latencies: { 1: 50, 2: 41, 3: 9, 4: 1 }, expected: [2, 2, 3, 4] },
  ];
  for (const { latencies, expected } of cases) {
    const traffic = new Traffic();
    for (const [latency, count] of Object.entries(latencies)) {
      for (let i = 0; i < count; i += 1) {
        traffic.add(Number(latency), false);
      }
    }
    assert.deepEqual(traffic.percentiles([50, 90, 99, 100]), expected);
  }
});

async function summarise(text: string): Promise<Summary> {
  const summary = new Summary();
  // A few bytes at a time, as a pipe may deliver them.
  const pieces = text.match(/.{1,97}/gs) ?? [];
  const input = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  await summary.read(input.setEncoding('latin1'));
  return summary;
}

test('endpoints are reported by count, then route, then method', async () => {
  const summary = await summarise(
    [
      `${start}PUT /b/1 200 1.0\n`,
      `${start}GET /b/2 503 2.0\r\n`,
      `nonsense\x1b[31m ${'x'.repeat(100)}\n`,
      '\n',
      `${start}GET /a 200 3.0\n`,
      `${start}GET /c 200 4.0\n`,
      `${start}GET /c 200 5.0\n`,
      // Ended by the end of the input.
      `${start}GET /c 500 6.0`,
    ].join(''),
  );

  assert.equal(
    summary.report(),
    [
      'GET /c count=3 5xx=33.3% p50=5.0 p90=6.0 p99=6.0 max=6.0\n',
      'GET /a count=1 5xx=0.0% p50=3.0 p90=3.0 p99=3.0 max=3.0\n',
      'GET /b/:id count=1 5xx=100.0% p50=2.0 p90=2.0 p99=2.0 max=2.0\n',
      'PUT /b/:id count=1 5xx=0.0% p50=1.0 p90=1.0 p99=1.0 max=1.0\n',
      'lines=8 malformed=2\n',
    ].join(''),
  );
  assert.deepEqual(summary.firstMalformed, {
    number: 3,
    text: `nonsense?[31m ${'x'.repeat(66)}`,
  });
});

test('shares are rounded half up', async () => {
  for (const [failed, share] of [
    [1, '0.1%'],
    [3, '0.2%'],
    [1999, '100.0%'],
  ] as const) {
    const fine = `${start}GET / 200 1.0\n`.repeat(2000 - failed);
    const broken = `${start}GET / 500 1.0\n`.repeat(failed);

    const report = (await summarise(fine + broken)).report();

    assert.ok(report.includes(` 5xx=${share} `), report);
  }
});

test('nothing is only a footer', async () => {
  const summary = await summarise('');

  assert.equal(summary.report(), 'lines=0 malformed=0\n');
  assert.equal(summary.firstMalformed, undefined);
});

test('lines up to the limit', async () => {
  const fits = `${start}GET /${'x'.repeat(maxLine - `${start}GET / 200 1.0`.length)} 200 1.0`;
  for (const [text, footer] of [
    [fits, 'lines=1 malformed=0\n'],
    [`${fits}\r\n${fits}\n`, 'lines=2 malformed=0\n'],
    [fits.replace('/', '/x'), 'lines=1 malformed=1\n'],
    [`${fits}0\r\n${fits}`, 'lines=2 malformed=1\n'],
    [`${'x'.repeat(100 * maxLine)}\n${fits}\n`, 'lines=2 malformed=1\n'],
    ['x'.repeat(maxLine + 2), 'lines=1 malformed=1\n'],
    [`${'x'.repeat(maxLine + 1)}\n${fits}`, 'lines=2 malformed=1\n'],
  ] as const) {
    const report = (await summarise(text)).report();
    assert.ok(report.endsWith(footer), `${text.length} bytes: ${report.slice(-30)}`);
  }
});

test('an input that fails', async () => {
  const broken = Readable.from(
    (async function* () {
      yield start;
      throw new Error('broken');
    })(),
  );
  await assert.rejects(new Summary().read(broken), /broken/);
});
