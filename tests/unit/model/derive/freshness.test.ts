import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareReleases, newestVerified, verifiedBetween } from '../../../../src/model/derive/freshness.ts';
import type { Feature } from '../../../../src/model/schema/content.ts';
import { row } from './rows.ts';

const release = fc
  .array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('.'));

/** A row of one option, verified for a release on a day. */
function verified(option: string, release: string, date: string): Feature {
  const one = row(`${option}-${release}`, { [option]: 3 });
  const value = one.values[option];
  return value ? { ...one, values: { [option]: { ...value, verified: { release, date } } } } : one;
}

describe('the order of releases', () => {
  test.each([
    ['1.9', '1.10'],
    ['1.27', '1.27.1'],
    ['2', '10'],
    ['0.99.99', '1'],
    ['1.98', '1.100'],
  ])('%s comes before %s', (older, newer) => {
    expect(compareReleases(older, newer)).toBeLessThan(0);
    expect(compareReleases(newer, older)).toBeGreaterThan(0);
  });

  test('a zero at the end changes nothing', () => {
    expect(compareReleases('1.27', '1.27.0')).toBe(0);
  });

  test('is total: any two compare, the other way round too', () => {
    fc.assert(
      fc.property(release, release, (a, b) => {
        expect(Math.sign(compareReleases(a, b))).toBe(0 - Math.sign(compareReleases(b, a)));
        expect(compareReleases(a, a)).toBe(0);
      }),
    );
  });

  test('is transitive, so that a sorted list is sorted throughout', () => {
    fc.assert(
      fc.property(fc.array(release, { maxLength: 12 }), (list) => {
        const sorted = list.toSorted(compareReleases);
        for (const [at, a] of sorted.entries()) {
          for (const b of sorted.slice(at)) expect(compareReleases(a, b)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('what was verified', () => {
  const rows = [
    verified('go', '1.9', '2026-11-20'),
    verified('go', '1.10', '2026-10-01'),
    verified('rust', '1.98', '2026-11-21'),
  ];

  test('the oldest and the newest day', () => {
    expect(verifiedBetween(rows)).toEqual({ oldest: '2026-10-01', newest: '2026-11-21' });
    expect(verifiedBetween([])).toBeUndefined();
  });

  test('the newest release of an option, by number', () => {
    expect(newestVerified(rows, 'go')).toBe('1.10');
    expect(newestVerified(rows, 'nodejs')).toBeUndefined();
  });

  test('the newest is one of those verified, and none is newer', () => {
    fc.assert(
      fc.property(fc.array(release, { minLength: 1, maxLength: 10 }), (list) => {
        const newest = newestVerified(
          list.map((one) => verified('go', one, '2026-11-20')),
          'go',
        );
        expect(list).toContain(newest);
        for (const one of list) expect(compareReleases(one, newest ?? '')).toBeLessThanOrEqual(0);
      }),
    );
  });
});
