import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../src/model/problem.ts';
import { textFile } from '../../../../src/model/read/file.ts';
import { parseJson } from '../../../../src/model/read/json.ts';

function read(text: string) {
  const problems: Problem[] = [];
  const parsed = parseJson(textFile('content/samples/lock.json', text), (one) => problems.push(one));
  const told = problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  return { parsed, told };
}

/** A reader that found nothing wrong. */
function sound(text: string) {
  const { parsed, told } = read(text);
  if (!parsed) throw new Error(told.join('\n'));
  return parsed;
}

const place = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;

describe('JSON', () => {
  test('is what JSON.parse makes of it', () => {
    const value = fc.jsonValue().filter((one) => !JSON.stringify(one).includes('__proto__'));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 1, 2), (one, indent) => {
        const text = JSON.stringify(one, null, indent);
        expect(sound(text).value).toEqual(JSON.parse(text));
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  test.each([
    ['{ "a": 1, }', '1:11 This is no JSON (PropertyNameExpected).'],
    ['{\n "a": 1\n "b": 2\n}', '3:2 This is no JSON (CommaExpected).'],
    ['[1] [2]', '1:5 This is no JSON (EndOfFileExpected).'],
    ['{ "a": }', '1:8 This is no JSON (ValueExpected).'],
    ['{ "a": 1', '1:9 This is no JSON (CloseBraceExpected).'],
    ["{ 'a': 1 }", '1:3 This is no JSON (InvalidSymbol).'],
    ['{ "a": 0x10 }', '1:9 This is no JSON'],
    ['{ "a": NaN }', '1:8 This is no JSON'],
    ['// by hand\n{}', '1:1 This is no JSON (InvalidCommentToken).'],
    ['{ "a": "\t" }', '1:8 This is no JSON (InvalidCharacter).'],
    ['{ "a": "\\x41" }', '1:8 This is no JSON (InvalidEscapeCharacter).'],
    ['', '1:1 This is no JSON'],
    ['  \n ', '2:2 This is no JSON'],
    ['{ "a": { "b": 1, "b": 2 } }', '1:18 The field `b` stands here twice.'],
    ['[{ "a": 1, "\\u0061": 2 }]', '1:12 The field `a` stands here twice.'],
    ['{ "\\u005f_proto__": 1 }', '1:3 The field `__proto__` has no place in content.'],
    ['{ "a": [{ "__proto__": {} }] }', '1:11 The field `__proto__` has no place in content.'],
  ])('%j is refused', (text, first) => {
    const { parsed, told } = read(text);
    expect(parsed).toBeUndefined();
    expect(told[0]?.slice(0, first.length)).toBe(first);
  });

  test('equal fields of different mappings are fine', () => {
    expect(sound('{ "a": { "b": 1 }, "c": { "b": 2 }, "b": "a" }').value).toEqual({ a: { b: 1 }, c: { b: 2 }, b: 'a' });
  });

  test('all that stands twice is told of at once', () => {
    expect(read('{ "a": 1, "a": 2, "b": { "c": 1, "c": 2 } }').told).toHaveLength(2);
  });

  test('has an end', () => {
    const half = 'x'.repeat(250 * 1024);
    expect(sound(`["${half}", "${half.slice(20)}"]`).value).toHaveLength(2);
    expect(read(`["${half}", "${half}"]`).told).toEqual([
      '1:1 The JSON is 512008 characters long; at most 512000 are read.',
    ]);
  });
});

describe('places', () => {
  const text = `{
 "samples": {
  "fan-out": { "go": [1, "two\\nlines and two"], "": null }
 }
}`;
  const { at, key, within } = sound(text);

  test('of a value', () => {
    expect(place(at([]))).toBe('1:1');
    expect(place(at(['samples']))).toBe('2:13');
    expect(place(at(['samples', 'fan-out', 'go', 0]))).toBe('3:23');
    expect(place(at(['samples', 'fan-out', 'go', 1]))).toBe('3:26');
    expect(place(at(['samples', 'fan-out', '']))).toBe('3:53');
  });

  test('of what is not there are those of what would hold it', () => {
    expect(place(at(['samples', 'fan-out', 'rust', 'steps', 0]))).toBe('3:14');
    expect(place(at(['nothing', 0]))).toBe('1:1');
    expect(place(at(['samples', 'fan-out', 'go', 9]))).toBe('3:22');
  });

  test('of a key', () => {
    expect(place(key(['samples'], 'fan-out'))).toBe('3:3');
    expect(place(key(['samples', 'fan-out'], ''))).toBe('3:49');
    expect(place(key(['samples', 'fan-out'], 'rust'))).toBe('3:14');
    expect(place(key(['nothing'], 'fan-out'))).toBe('1:1');
  });

  test('within a text', () => {
    const path = ['samples', 'fan-out', 'go', 1];
    expect(place(within(path, 'two', 0))).toBe('3:27');
    expect(place(within(path, 'two', 1))).toBe('3:42');
    // Not there, or only outside of the value.
    expect(place(within(path, 'two', 2))).toBe('3:26');
    expect(place(within(path, 'samples', 0))).toBe('3:26');
  });
});
