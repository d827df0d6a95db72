import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tally } from '../../../../src/model/derive/tally.ts';
import { row, tables } from './rows.ts';

const rows = [row('a', { go: 5, rust: 2 }), row('b', { go: 1, rust: 4 }), row('c', { go: 3, rust: 3 })];

describe('tally', () => {
  test('counts rows led and rows even', () => {
    expect(tally(rows, ['go', 'rust'])).toEqual({
      rows: 3,
      led: [
        { option: 'go', rows: 1 },
        { option: 'rust', rows: 1 },
      ],
      even: 1,
      winner: 'none',
    });
  });

  test('an override moves a row', () => {
    const overrides = [{ feature: 'c', winner: 'rust', reason: 'Because.' }];
    expect(tally(rows, ['go', 'rust'], overrides)).toMatchObject({ even: 0, winner: 'rust' });
  });

  test('nobody leads where there are no rows', () => {
    expect(tally([], ['go', 'rust'])).toMatchObject({ rows: 0, even: 0, winner: 'none' });
  });

  test('every row is led by one option or even', () => {
    fc.assert(
      fc.property(tables, ({ options, rows: any }) => {
        const { rows: all, led, even } = tally(any, options);
        expect(led.reduce((sum, one) => sum + one.rows, even)).toBe(all);
        expect(led.map(({ option }) => option)).toEqual(options);
      }),
    );
  });

  test('the winner leads more rows than any other', () => {
    fc.assert(
      fc.property(tables, ({ options, rows: any }) => {
        const { led, winner } = tally(any, options);
        const most = Math.max(...led.map((one) => one.rows));
        const first = led.filter((one) => one.rows === most).map(({ option }) => option);
        expect(winner).toBe(first.length === 1 ? first[0] : 'none');
      }),
    );
  });

  test('neither the order of rows nor that of options changes who wins', () => {
    fc.assert(
      fc.property(tables, ({ options, rows: any }) => {
        const { winner } = tally(any, options);
        expect(tally(any.toReversed(), options).winner).toBe(winner);
        expect(tally(any, options.toReversed()).winner).toBe(winner);
      }),
    );
  });
});
