import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latenciesOf, READ_AT } from '../../../../src/model/read/histogram.ts';
import type { LatencyFigure } from '../../../../src/model/schema/measurement.ts';
import { histogramOf } from '../../../setup/measured.ts';

const figure = (...histograms: string[]): LatencyFigure => ({
  metric: 'latency',
  sample: 'http-health',
  option: 'go',
  conditions: '100 requests/s',
  rate: 100,
  failed: 0,
  histograms,
});

/** The figure at or below which a share of a list lies, by nearest rank. */
function plain(list: readonly number[], percentile: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percentile / 100) * sorted.length - 1e-9) - 1)] ?? Number.NaN;
}

describe('a histogram', () => {
  test('of one latency is that latency, in milliseconds', () => {
    const latencies = latenciesOf(figure(histogramOf([100])));
    expect([...(latencies ?? [])]).toEqual(READ_AT.map((at) => [at, [0.1]]));
  });

  test('gives back every percentile of every run, to one in a hundred', () => {
    const microseconds = fc.array(fc.integer({ min: 1, max: 50_000_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.array(microseconds, { minLength: 1, maxLength: 3 }), (runs) => {
        const latencies = latenciesOf(figure(...runs.map(histogramOf)));
        for (const at of READ_AT) {
          const found = latencies?.get(at) ?? [];
          expect(found).toHaveLength(runs.length);
          for (const [index, run] of runs.entries()) {
            const wanted = plain(run, at) / 1000;
            expect(Math.abs((found[index] ?? 0) - wanted) / wanted).toBeLessThanOrEqual(0.01);
          }
        }
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });

  test('grows from percentile to percentile', () => {
    const run = Array.from({ length: 2000 }, (_, at) => 200 + at * at);
    const found = [...(latenciesOf(figure(histogramOf(run)))?.values() ?? [])].map(([one = 0]) => one);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(new Set(found).size).toBe(READ_AT.length);
  });

  test.each([
    ['empty', histogramOf([])],
    ['cut short', histogramOf([1, 20, 300]).slice(0, -12)],
    ['no histogram', 'HISTabcdefgh'],
    ['nothing', ''],
  ])('that is %s is none, nor is any other of its figure', (_, broken) => {
    expect(latenciesOf(figure(broken))).toBeUndefined();
    expect(latenciesOf(figure(histogramOf([1000]), broken))).toBeUndefined();
  });
});
