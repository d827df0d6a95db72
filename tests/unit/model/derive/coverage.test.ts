import { describe, expect, test } from 'vitest';
import { estimate, ratio } from '../../../../src/model/derive/statistics.ts';

/** A run of the lab has ten figures of each. */
const RUNS = 10;
const TRIALS = 150;

/** Numbers above 0 and below 1, the same in every run; not the generator that is under test. */
function uniform(seed: number): () => number {
  let state = BigInt(seed) * 2n + 1n;
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return (Number(state >> 11n) + 0.5) / 2 ** 53;
  };
}

/** Box and Muller. */
const normal = (draw: () => number) => Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());

/** Distributions as times have them: around a value, with a long tail, and with most near the least. */
const distributions = [
  { name: 'normal', middle: 100, draw: (next: () => number) => 100 + 8 * normal(next) },
  { name: 'lognormal', middle: 20, draw: (next: () => number) => 20 * Math.exp(0.5 * normal(next)) },
  { name: 'exponential', middle: 5 * Math.LN2, draw: (next: () => number) => -5 * Math.log(next()) },
];

/** In which share of seeded trials something holds. */
function share(seed: number, holds: (draw: () => number) => boolean, trials = TRIALS): number {
  const draw = uniform(seed);
  let held = 0;
  for (let trial = 0; trial < trials; trial++) if (holds(draw)) held += 1;
  return held / trials;
}

const runsOf = (draw: () => number) => Array.from({ length: RUNS }, draw);

describe('ten runs', () => {
  test.each(distributions)('have an interval that holds the true median: $name', ({ middle, draw }) => {
    let spread = 0;
    const covered = share(1000, (next) => {
      const runs = runsOf(() => draw(next));
      const { low, high } = estimate(runs);
      spread += (high - low) / (Math.max(...runs) - Math.min(...runs)) / TRIALS;
      return low <= middle && middle <= high;
    });
    expect(covered).toBeGreaterThanOrEqual(0.9);
    // To hold it by telling all that was seen would be no art.
    expect(spread).toBeLessThan(0.75);
  });

  // A ratio costs twice as much as an interval: two of the kinds are enough.
  test.each(distributions.filter(({ name }) => name !== 'normal'))(
    'are seldom told apart from ten more: $name',
    ({ draw }) => {
      const apart = share(
        9000,
        (next) =>
          ratio(
            runsOf(() => draw(next)),
            runsOf(() => draw(next)),
          ).shown,
      );
      expect(apart).toBeLessThanOrEqual(0.08);
    },
  );

  test.each(distributions.filter(({ name }) => name === 'normal'))(
    'are told from ten that take a fifth longer: $name',
    ({ draw }) => {
      const shown = share(
        5000,
        (next) =>
          ratio(
            runsOf(() => draw(next)),
            runsOf(() => 1.2 * draw(next)),
          ).shown,
        50,
      );
      expect(shown).toBeGreaterThan(0.9);
    },
  );
});
