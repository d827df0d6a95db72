import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPlace, nearest, type Problem, problem, visible } from '../../../src/model/problem.ts';

describe('the nearest valid name', () => {
  const names = ['caching', 'build-speed', 'data-races', 'go'];

  test.each([
    ['cachign', 'caching'],
    ['Caching', 'caching'],
    ['buildspeed', 'build-speed'],
    ['build_speed', 'build-speed'],
    ['build', 'build-speed'],
    ['data-race', 'data-races'],
    ['goo', 'go'],
    ['embedded', undefined],
    ['', undefined],
    ['x'.repeat(1000), undefined],
  ])('%s → %s', (found, meant) => {
    expect(nearest(found, names)).toBe(meant);
  });

  test('a valid name is nearest to itself, and one letter less still means it', () => {
    const word = fc.stringMatching(/^[a-z]{4,20}$/);
    fc.assert(
      fc.property(word, fc.array(fc.stringMatching(/^[0-9]{4,20}$/)), fc.nat(), (name, others, at) => {
        expect(nearest(name, [...others, name])).toBe(name);
        const cut = at % name.length;
        expect(nearest(name.slice(0, cut) + name.slice(cut + 1), [...others, name])).toBe(name);
      }),
    );
  });
});

describe('a problem', () => {
  const place = { file: 'content/site.yaml', line: 2, column: 3 };

  test('has no advice that is undefined', () => {
    expect(problem('schema', place, 'It is.', { hint: undefined })).toEqual({
      rule: 'schema',
      ...place,
      message: 'It is.',
    });
  });

  test('shows what a terminal or a build server would obey', () => {
    const { message } = problem('schema', place, 'It is \u001B[31m\n::error::\u202E.');
    expect(message).toBe('It is \\u{1b}[31m\\u{a}::error::\\u{202e}.');
    expect(visible('Überall – „gut“ 👩‍💻')).toBe('Überall – „gut“ 👩‍💻');
  });

  test('comes before those further down', () => {
    const at = (file: string, line: number, column: number, message = 'a'): Problem => ({
      rule: 'r',
      file,
      line,
      column,
      message,
    });
    const sorted = [at('a', 1, 1), at('a', 1, 1, 'b'), at('a', 1, 2), at('a', 2, 1), at('a', 10, 1), at('b', 1, 1)];
    expect(sorted.toReversed().sort(byPlace)).toEqual(sorted);
  });
});
