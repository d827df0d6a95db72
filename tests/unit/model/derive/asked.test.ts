import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_OPTIONS, readAsked } from '../../../../src/model/derive/asked.ts';

const matrices = [
  { id: 'languages', options: ['go', 'rust', 'nodejs', 'python', 'java'] },
  { id: 'styles', options: ['rest', 'graphql', 'grpc'] },
];

describe('options that an address asks for', () => {
  test('stand in the order of their matrix', () => {
    expect(readAsked(matrices, 'nodejs,go,rust')).toEqual({
      matrix: 'languages',
      options: ['go', 'rust', 'nodejs'],
      ignored: [],
    });
  });

  test('belong to the matrix of the first that is known', () => {
    expect(readAsked(matrices, 'zig,grpc,go,rest')).toEqual({
      matrix: 'styles',
      options: ['rest', 'grpc'],
      ignored: ['zig', 'go'],
    });
  });

  test('count once, and four at most', () => {
    expect(readAsked(matrices, 'go,go,rust,nodejs,python,java')).toEqual({
      matrix: 'languages',
      options: ['go', 'rust', 'nodejs', 'python'],
      ignored: ['go', 'java'],
    });
  });

  test('may all be unknown', () => {
    expect(readAsked(matrices, 'zzz')).toEqual({ matrix: undefined, options: [], ignored: ['zzz'] });
    expect(readAsked(matrices, '')).toEqual({ matrix: undefined, options: [], ignored: [] });
  });

  test('are used or named, each of them, whatever the address says', () => {
    const word = fc.oneof(fc.constantFrom(...matrices.flatMap(({ options }) => options)), fc.string());
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(',');
        const { matrix, options, ignored } = readAsked(matrices, text);
        expect([...options, ...ignored].toSorted()).toEqual(text.split(',').filter(Boolean).toSorted());
        expect(options.length).toBeLessThanOrEqual(MOST_OPTIONS);
        const known = matrices.find(({ id }) => id === matrix)?.options ?? [];
        expect(options).toEqual(known.filter((one) => options.includes(one)));
      }),
    );
  });
});
