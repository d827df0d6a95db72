import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differs, lead } from '../../../../src/model/derive/lead.ts';
import { row, tables } from './rows.ts';

describe('lead', () => {
  test('the highest rating leads', () => {
    expect(lead(row('a', { go: 5, rust: 2 }), ['go', 'rust'])).toEqual({ winner: 'go' });
  });

  test('nobody leads where the best share a rating', () => {
    expect(lead(row('a', { go: 4, rust: 4, nodejs: 2 }), ['go', 'rust', 'nodejs'])).toEqual({ winner: 'none' });
  });

  test('only the options compared count', () => {
    expect(lead(row('a', { go: 3, rust: 5, nodejs: 4 }), ['go', 'nodejs'])).toEqual({ winner: 'nodejs' });
  });

  test('an override comes first, with its reason', () => {
    const overrides = [{ feature: 'a', winner: 'none', reason: 'It depends.' }];
    expect(lead(row('a', { go: 5, rust: 2 }), ['go', 'rust'], overrides)).toEqual({
      winner: 'none',
      overruled: 'It depends.',
    });
    expect(lead(row('b', { go: 5, rust: 2 }), ['go', 'rust'], overrides)).toEqual({ winner: 'go' });
  });

  test('whoever leads is ahead of all others, in whatever order they stand', () => {
    fc.assert(
      fc.property(tables, ({ options, rows }) => {
        for (const one of rows) {
          const { winner } = lead(one, options);
          const ratings = options.map((option) => one.values[option]?.rating ?? 0);
          const best = options.filter((_, at) => ratings[at] === Math.max(...ratings));
          expect(winner).toBe(best.length === 1 ? best[0] : 'none');
          expect(lead(one, options.toReversed()).winner).toBe(winner);
        }
      }),
    );
  });

  test('a row with a leader differs', () => {
    fc.assert(
      fc.property(tables, ({ options, rows }) => {
        for (const one of rows) if (lead(one, options).winner !== 'none') expect(differs(one, options)).toBe(true);
      }),
    );
  });
});
