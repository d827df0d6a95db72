import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flips, nearestFlips } from '../../../../src/model/derive/flips.ts';
import { firstOf, ranking } from '../../../../src/model/derive/score.ts';
import type { Subject, Weights } from '../../../../src/model/derive/weights.ts';
import { subjectOf, weighed } from './subjects.ts';

type Knob = { readonly of: 'group' | 'feature'; readonly id: string };

const set = (weights: Weights, { of, id }: Knob, to: number): Weights =>
  of === 'group'
    ? { ...weights, groups: { ...weights.groups, [id]: to } }
    : { ...weights, features: { ...weights.features, [id]: to } };

/** The option that stands first alone with one weight changed. */
const leader = (subject: Subject, weights: Weights, knob: Knob, to: number): string | undefined => {
  const first = firstOf(ranking(subject, set(weights, knob, to)));
  return first.length === 1 ? first[0] : undefined;
};

describe('what would change the verdict', () => {
  const subject = subjectOf({
    speed: { cpu: { go: 3, rust: 5 } },
    people: { hiring: { go: 5, rust: 2 } },
  });

  test('is the smallest change of one weight', () => {
    // rust leads when 2 · speed > 3 · people
    const found = nearestFlips(flips(subject, { groups: { speed: 3, people: 3 }, features: {} }));
    expect(found).toEqual([
      { of: 'group', id: 'speed', option: 'rust', from: 3, to: 5, span: [5, 5] },
      { of: 'group', id: 'people', option: 'rust', from: 3, to: 1, span: [0, 1] },
      { of: 'feature', id: 'cpu', option: 'rust', from: 3, to: 5, span: [5, 5] },
      { of: 'feature', id: 'hiring', option: 'rust', from: 3, to: 1, span: [0, 1] },
    ]);
  });

  test('is nothing where one option is ahead everywhere', () => {
    const ahead = subjectOf({ speed: { cpu: { go: 3, rust: 5 } }, safety: { races: { go: 3, rust: 4 } } });
    expect(flips(ahead, { groups: { speed: 3, safety: 3 }, features: {} })).toEqual([]);
  });

  test('breaks a tie either way', () => {
    const tied = flips(subject, { groups: { speed: 3, people: 2 }, features: {} });
    const groups = nearestFlips(tied).filter(({ of }) => of === 'group');
    expect(groups.map(({ id, option, to }) => `${id} ${to}: ${option}`).sort()).toEqual([
      'people 1: rust',
      'people 3: go',
      'speed 2: go',
      'speed 4: rust',
    ]);
  });

  test('holds on both sides of each flip, and nowhere nearer', () => {
    fc.assert(
      fc.property(weighed, ({ subject, weights }) => {
        const now = firstOf(ranking(subject, weights));
        const found = flips(subject, weights);
        for (const { of, id, option, from, to, span } of found) {
          expect(now.length === 1 && now[0] === option).toBe(false);
          const towards = Math.sign(from - to);
          expect(leader(subject, weights, { of, id }, to)).toBe(option);
          expect(leader(subject, weights, { of, id }, to + towards)).not.toBe(option);
          for (let weight = 0; weight <= 5; weight += 1) {
            const inside = weight >= span[0] && weight <= span[1];
            expect(leader(subject, weights, { of, id }, weight) === option).toBe(inside);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('misses no change that one finds by trying', () => {
    fc.assert(
      fc.property(weighed, ({ subject, weights }) => {
        const now = firstOf(ranking(subject, weights));
        const found = flips(subject, weights);
        const knobs: Knob[] = subject.groups.flatMap(({ id, features }) => [
          { of: 'group', id },
          ...features.map((one): Knob => ({ of: 'feature', id: one.id })),
        ]);
        for (const knob of knobs) {
          for (let weight = 0; weight <= 5; weight += 1) {
            const option = leader(subject, weights, knob, weight);
            if (option === undefined || (now.length === 1 && now[0] === option)) continue;
            const flip = found.find((one) => one.of === knob.of && one.id === knob.id && one.option === option);
            expect(flip && weight >= flip.span[0] && weight <= flip.span[1]).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
