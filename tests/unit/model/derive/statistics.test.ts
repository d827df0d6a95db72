import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimate, median, ratio, standings } from '../../../../src/model/derive/statistics.ts';

// Multiples of a quarter: sums, halves and products by powers of two are exact.
const figure = fc.integer({ min: 1, max: 40_000 }).map((one) => one / 4);
const figures = fc.array(figure, { minLength: 1, maxLength: 12 });
/** Each run draws thousands of resamples: a few are enough, and always the same. */
const few = { numRuns: 25, seed: 20261121 };
const mixed = (list: readonly number[]) => fc.shuffledSubarray([...list], { minLength: list.length });

describe('a median', () => {
  test.each([
    [[3], 3],
    [[4, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
    [[0, 0, 0, 7], 0],
  ])('of %j is %d', (list, expected) => {
    expect(median(list)).toBe(expected);
  });

  test('of nothing does not exist', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  test('does not depend on the order, and changes nothing', () => {
    fc.assert(
      fc.property(
        figures.chain((list) => fc.tuple(fc.constant(list), mixed(list))),
        ([list, other]) => {
          const before = [...list];
          expect(median(list)).toBe(median(other));
          expect(list).toEqual(before);
        },
      ),
    );
  });

  test('has as many figures below as above', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const middle = median(list);
        const below = list.filter((one) => one < middle).length;
        const above = list.filter((one) => one > middle).length;
        expect(Math.max(below, above) * 2).toBeLessThanOrEqual(list.length);
      }),
    );
  });
});

describe('an interval', () => {
  test('holds the median, lies within the figures, and is the same each time', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const one = estimate(list);
        expect(one.low).toBeGreaterThanOrEqual(Math.min(...list));
        expect(one.low).toBeLessThanOrEqual(one.median);
        expect(one.high).toBeGreaterThanOrEqual(one.median);
        expect(one.high).toBeLessThanOrEqual(Math.max(...list));
        expect(one).toEqual({ ...estimate([...list]), runs: list.length });
      }),
      few,
    );
  });

  test('grows with the unit', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(0.25, 2, 1024), (list, by) => {
        const { median: middle, low, high, runs } = estimate(list);
        expect(estimate(list.map((one) => one * by))).toEqual({
          median: middle * by,
          low: low * by,
          high: high * by,
          runs,
        });
      }),
      few,
    );
  });

  test('of equal figures, or of a single one, has no width', () => {
    expect(estimate([7, 7, 7, 7])).toEqual({ median: 7, low: 7, high: 7, runs: 4 });
    expect(estimate([7])).toEqual({ median: 7, low: 7, high: 7, runs: 1 });
    expect(estimate([0, 0, 0])).toMatchObject({ low: 0, high: 0 });
  });

  test('of three figures reaches from the least to the greatest', () => {
    // A resample has the least at its middle with 7/27: far more than 2.5 in a hundred.
    expect(estimate([5, 1, 9])).toEqual({ median: 5, low: 1, high: 9, runs: 3 });
  });
});

describe('a ratio', () => {
  test('holds its figure, and does not depend on the unit', () => {
    fc.assert(
      fc.property(figures, figures, fc.constantFrom(0.5, 4, 4096), (list, others, by) => {
        const one = ratio(list, others);
        expect(one.ratio).toBe(median(list) / median(others));
        expect(one.low).toBeLessThanOrEqual(one.ratio);
        expect(one.high).toBeGreaterThanOrEqual(one.ratio);
        expect(one.shown).toBe(one.low > 1 || one.high < 1);
        const scaled = (of: readonly number[]) => of.map((each) => each * by);
        expect(ratio(scaled(list), scaled(others))).toEqual(one);
      }),
      few,
    );
  });

  test('the other way round is its inverse, about', () => {
    const list = [12, 14, 13, 15, 12.5, 13.5, 14.5, 12.25, 13.25, 14.25];
    const others = [20, 24, 22, 21, 23, 25, 20.5, 22.5, 21.5, 23.5];
    const [one, other] = [ratio(list, others), ratio(others, list)];
    expect(one.ratio * other.ratio).toBeCloseTo(1, 12);
    expect(one.low * other.high).toBeCloseTo(1, 1);
    expect(one.high * other.low).toBeCloseTo(1, 1);
    expect([one.shown, other.shown]).toEqual([true, true]);
  });

  test('of a set to itself shows no difference', () => {
    fc.assert(
      fc.property(figures, (list) => {
        expect(ratio(list, list)).toMatchObject({ ratio: 1, shown: false });
      }),
      few,
    );
  });

  test('of sets that lie apart shows one, on its side', () => {
    expect(ratio([10, 11, 12], [20, 21, 22])).toMatchObject({ shown: true, ratio: 11 / 21 });
    expect(ratio([20, 21, 22], [10, 11, 12])).toMatchObject({ shown: true, ratio: 21 / 11 });
  });

  test('knows zero: two of them are alike, and nothing is a multiple of one', () => {
    expect(ratio([0, 0], [0, 0])).toEqual({ ratio: 1, low: 1, high: 1, shown: false });
    expect(ratio([1, 1], [0, 0])).toMatchObject({ ratio: Number.POSITIVE_INFINITY, shown: true });
    expect(ratio([0, 0], [1, 1])).toMatchObject({ ratio: 0, shown: true });
  });
});

describe('standings', () => {
  const series = (runs: Readonly<Record<string, readonly number[]>>) =>
    Object.entries(runs).map(([option, list]) => ({ option, runs: list }));
  const ranks = (better: 'less' | 'more', runs: Readonly<Record<string, readonly number[]>>) =>
    standings(series(runs), better).map(({ option, rank }) => `${rank} ${option}`);
  const apart = { go: [10, 11, 12], rust: [30, 31, 32], java: [20, 21, 22] };

  test('the best first, whichever way is better', () => {
    expect(ranks('less', apart)).toEqual(['1 go', '2 java', '3 rust']);
    expect(ranks('more', apart)).toEqual(['1 rust', '2 java', '3 go']);
  });

  test('equal sets share a rank, and keep the order they came in', () => {
    expect(ranks('less', { rust: [5, 6, 7], go: [7, 6, 5] })).toEqual(['1 rust', '1 go']);
    expect(ranks('more', { a: [1, 1], b: [9, 9], c: [9, 9] })).toEqual(['1 b', '1 c', '3 a']);
  });

  test('noise makes no rank', () => {
    expect(ranks('less', { go: [10, 14, 12], rust: [11, 13, 12.5] })).toEqual(['1 go', '1 rust']);
  });

  test('the best has no multiple, the others say how far they are', () => {
    const [best, ...others] = standings(series(apart), 'less');
    expect(best).toMatchObject({ option: 'go', median: 11, runs: 3, times: undefined });
    expect(others.map(({ times }) => times?.ratio)).toEqual([21 / 11, 31 / 11]);
  });

  test('nobody is behind who is not shown to be, and the first is first', () => {
    const sets = fc.array(figures, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(sets, fc.constantFrom('less' as const, 'more' as const), (lists, better) => {
        const placed = standings(
          lists.map((runs, at) => ({ option: `o${at}`, runs })),
          better,
        );
        expect(placed.map(({ option }) => option).toSorted()).toEqual(lists.map((_, at) => `o${at}`));
        expect(placed[0]?.rank).toBe(1);
        for (const { rank, times } of placed) {
          expect(rank).toBeLessThanOrEqual(placed.length);
          if (rank === 1) expect(times?.shown ?? false).toBe(false);
          if (times?.shown) expect(rank).toBeGreaterThan(1);
        }
      }),
      { ...few, numRuns: 15 },
    );
  });

  test('of nothing are none', () => {
    expect(standings([], 'less')).toEqual([]);
  });
});
