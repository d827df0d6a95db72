import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOf, newestVerified, verifiedBetween } from '../../../../src/model/derive/freshness.ts';
import type { Feature } from '../../../../src/model/schema/content.ts';
import { row } from './rows.ts';

/** A row of one option, verified for a release on a day. */
function verified(option: string, release: string, date: string): Feature {
  const one = row(`${option}-${release}`, { [option]: 3 });
  const value = one.values[option];
  return value ? { ...one, values: { [option]: { ...value, verified: { release, date } } } } : one;
}

const line = (versions: readonly string[], stale = 2) => ({ versions, stale });

describe('the age of what was verified', () => {
  // Places in the list count, not numbers: a standard may be called after a month.
  const standard = line(['September 2025', 'October 2021', 'June 2018']);

  test('is how many releases came after', () => {
    expect(ageOf(standard, 'September 2025')).toEqual({ behind: 0, stale: false });
    expect(ageOf(standard, 'October 2021')).toEqual({ behind: 1, stale: false });
    expect(ageOf(standard, 'June 2018')).toEqual({ behind: 2, stale: true });
  });

  test('is unknown for a release that is not listed', () => {
    expect(ageOf(standard, 'April 2016')).toBeUndefined();
  });

  test('grows with every release, and staleness never goes away', () => {
    const versions = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(versions, fc.integer({ min: 1, max: 12 }), fc.string({ minLength: 5 }), (known, stale, next) => {
        for (const version of known) {
          const before = ageOf(line(known, stale), version);
          const after = ageOf(line([next, ...known], stale), version);
          expect(after?.behind).toBe((before?.behind ?? 0) + 1);
          expect(after?.stale).toBe((after?.behind ?? 0) >= stale);
          if (before?.stale) expect(after?.stale).toBe(true);
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

  test('the oldest and the newest day, of the options asked for alone', () => {
    expect(verifiedBetween(rows, ['go', 'rust'])).toEqual({ oldest: '2026-10-01', newest: '2026-11-21' });
    expect(verifiedBetween(rows, ['go'])).toEqual({ oldest: '2026-10-01', newest: '2026-11-20' });
    expect(verifiedBetween(rows, ['nodejs'])).toBeUndefined();
  });

  test('the newest release of an option, by its place in the list', () => {
    expect(newestVerified(rows, 'go', line(['1.11', '1.10', '1.9']))).toBe('1.10');
    expect(newestVerified(rows, 'nodejs', line(['26']))).toBeUndefined();
  });
});
