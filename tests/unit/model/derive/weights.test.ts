import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenWeights, readWeights, writeWeights } from '../../../../src/model/derive/weights.ts';
import { subjectOf, weighed } from './subjects.ts';

const subject = subjectOf({
  speed: { 'tail-latency': { go: 3, rust: 5 } },
  people: { hiring: { go: 5, rust: 2 } },
});

describe('weights in an address', () => {
  test('are a digit a group, and single rows by id', () => {
    const weights = { groups: { speed: 4, people: 2 }, features: { hiring: 0, 'tail-latency': 5 } };
    expect(writeWeights(subject, weights)).toBe('42.tail-latency5.hiring0');
    expect(readWeights(subject, '42.tail-latency5.hiring0')).toEqual({ weights, ignored: [] });
  });

  test.each([
    ['', {}, {}, []],
    ['zzz', {}, {}, ['zzz']],
    ['9', {}, {}, ['9']],
    ['5', { speed: 5 }, {}, []],
    ['x1', { people: 1 }, {}, ['x']],
    ['4213', { speed: 4, people: 2 }, {}, ['13']],
    ['42.gone3.hiring0', { speed: 4, people: 2 }, { hiring: 0 }, ['gone3']],
    ['42.hiring9..hiring', { speed: 4, people: 2 }, {}, ['hiring9', '', 'hiring']],
    ['42.__proto__3', { speed: 4, people: 2 }, {}, ['__proto__3']],
  ])('old or damaged: `%s`', (text, groups, features, ignored) => {
    const read = readWeights(subject, text);
    expect(read.weights.groups).toEqual({ ...evenWeights(subject).groups, ...groups });
    expect(read.weights.features).toEqual(features);
    expect(read.ignored).toEqual(ignored.filter(Boolean));
  });

  test('come back as they were written', () => {
    fc.assert(
      fc.property(weighed, ({ subject, weights }) => {
        expect(readWeights(subject, writeWeights(subject, weights))).toEqual({ weights, ignored: [] });
      }),
    );
  });

  test('never throw, whatever stands there', () => {
    fc.assert(
      fc.property(weighed, fc.string(), ({ subject }, text) => {
        const { weights } = readWeights(subject, text);
        expect(Object.keys(weights.groups)).toEqual(subject.groups.map(({ id }) => id));
      }),
    );
  });
});
