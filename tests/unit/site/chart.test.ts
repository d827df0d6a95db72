import { describe, expect, test } from 'vitest';
import { axisOf, percentileAt } from '../../../src/site/chart.ts';

const steps = Array.from({ length: 180 }, (_, at) => 0.01 * 1.1 ** at);

describe('the axis of a chart', () => {
  test('has no more labels than fit a telephone, whatever it measures', () => {
    const many = steps.flatMap((greatest) => {
      const { ticks } = axisOf([greatest / 2, greatest]);
      return ticks.length > 8 || ticks.length < 3 ? [`${greatest}: ${ticks.map(({ label }) => label).join(' ')}`] : [];
    });
    expect(many).toEqual([]);
    const wide = steps.flatMap((greatest) => {
      const { ticks } = axisOf([greatest / 200, greatest]);
      return ticks.length > 7 || ticks.length < 2 ? [`${greatest}: ${ticks.map(({ label }) => label).join(' ')}`] : [];
    });
    expect(wide).toEqual([]);
  });

  test('spares labels that would touch', () => {
    expect(axisOf([23_300, 28_100]).ticks.map(({ label }) => label)).toEqual(['0', '10,000', '20,000', '30,000']);
    expect(axisOf([7, 30_000]).ticks.map(({ label }) => label)).toEqual(['10', '100', '1,000', '10,000']);
  });

  test('holds all figures between its ends, in their order', () => {
    for (const figures of [
      [3, 7, 12],
      [0, 4],
      [1, 90, 2500],
      [0.002, 0.3],
    ]) {
      const { at } = axisOf(figures);
      const places = figures.map(at);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...places)).toBeLessThanOrEqual(100);
    }
  });

  test('starts at zero unless figures lie far apart, and then says that it is logarithmic', () => {
    expect(axisOf([2, 11]).log).toBe(false);
    expect(axisOf([2, 11]).ticks[0]).toEqual({ at: 3, label: '0' });
    expect(axisOf([2, 13]).log).toBe(true);
    // A zero has no place on such a scale.
    expect(axisOf([0, 2, 1300]).log).toBe(false);
  });
});

test('percentiles stand as far apart as the odds of being slower shrink', () => {
  expect([50, 99.9].map(percentileAt)).toEqual([3, 97]);
  expect(percentileAt(99) - percentileAt(90)).toBeCloseTo(percentileAt(99.9) - percentileAt(99), 1);
});
