import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profile } from '../../../../src/model/derive/profile.ts';
import { row, tables } from './rows.ts';

describe('profile', () => {
  test('the mean of the ratings in each group', () => {
    const features = [row('a', { go: 5, rust: 2 }), row('b', { go: 2, rust: 4 })];
    expect(profile([{ id: 'safety', name: 'Safety', features }], ['go', 'rust'])).toEqual([
      {
        id: 'safety',
        name: 'Safety',
        means: [
          { option: 'go', mean: 3.5 },
          { option: 'rust', mean: 3 },
        ],
      },
    ]);
  });

  test('a mean lies between the lowest and the highest rating of its option', () => {
    fc.assert(
      fc.property(tables, ({ options, rows }) => {
        fc.pre(rows.length > 0);
        for (const { option, mean } of profile([{ id: 'a', name: 'A', features: rows }], options)[0]?.means ?? []) {
          const ratings = rows.map((one) => one.values[option]?.rating ?? 0);
          expect(mean).toBeGreaterThanOrEqual(Math.min(...ratings));
          expect(mean).toBeLessThanOrEqual(Math.max(...ratings));
        }
      }),
    );
  });
});
