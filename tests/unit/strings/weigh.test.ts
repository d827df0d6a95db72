import { describe, expect, test } from 'vitest';
import type { Flip } from '../../../src/model/derive/flips.ts';
import { counts, flipParts, plainText, signed, standing } from '../../../src/strings/weigh.ts';

const name = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
const flip = (option: string, id: string, from: number, to: number, span: readonly [number, number]): Flip => ({
  of: 'group',
  id,
  option,
  from,
  to,
  span,
});

test.each([
  [['go'], 'Go leads.'],
  [['go', 'rust'], 'Go and Rust are level.'],
  [['go', 'rust', 'zig'], 'Go, Rust and Zig are level.'],
])('who stands first: %s', (first, text) => {
  expect(standing(first, name)).toBe(text);
});

test.each([
  [2, 4, [4, 5], 'counts 4 or more'],
  [2, 5, [5, 5], 'counts 5'],
  [1, 2, [2, 3], 'counts 2 to 3'],
  [1, 2, [2, 2], 'counts 2'],
  [3, 0, [0, 0], 'counts nothing'],
  [3, 2, [0, 2], 'counts 2 or less'],
  [5, 3, [2, 3], 'counts 2 to 3'],
  [5, 3, [3, 3], 'counts 3'],
] as const)('a weight that turns from %i to %i, and holds over %j: %s', (from, to, span, text) => {
  expect(counts({ from, to, span })).toBe(text);
});

describe('what would change the order', () => {
  const said = (...flips: Flip[]): string => plainText(flipParts(flips, name));

  test('is one sentence for each option that would lead', () => {
    expect(said(flip('rust', 'speed', 3, 4, [4, 5]), flip('zig', 'people', 3, 2, [0, 2]))).toBe(
      'Rust leads as soon as Speed counts 4 or more. Zig leads as soon as People counts 2 or less.',
    );
  });

  test('lists up to three ways', () => {
    const ways = ['speed', 'safety', 'people'].map((id) => flip('rust', id, 4, 5, [5, 5]));
    expect(said(...ways.slice(0, 2))).toBe('Rust leads as soon as Speed counts 5, or Safety counts 5.');
    expect(said(...ways)).toBe('Rust leads as soon as Speed counts 5, Safety counts 5, or People counts 5.');
  });

  test('counts the ways beyond', () => {
    const ways = ['a', 'b', 'c', 'd', 'e'].map((id) => flip('rust', id, 4, 5, [5, 5]));
    expect(said(...ways)).toBe(
      'Rust leads as soon as A counts 5, B counts 5, C counts 5, or by one of 2 other changes of a weight.',
    );
  });

  test('is said to be nothing where it is nothing', () => {
    expect(said()).toBe('No weight from 0 to 5 that you change alone puts another option first.');
  });

  test('sets off the names of what is weighed', () => {
    expect(flipParts([flip('rust', 'speed', 3, 4, [4, 5])], name)).toContainEqual({ strong: 'Speed' });
  });
});

test.each([
  ['0.22', '+0.22'],
  ['-0.10', '−0.10'],
])('%s is written %s', (decimal, text) => {
  expect(signed(decimal)).toBe(text);
});
