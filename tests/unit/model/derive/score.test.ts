import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal } from '../../../../src/model/derive/fraction.ts';
import { firstOf, leftOut, movers, ranking } from '../../../../src/model/derive/score.ts';
import type { Subject, Weights } from '../../../../src/model/derive/weights.ts';
import { subjectOf, weighed } from './subjects.ts';

const shown = (subject: Subject, weights: Weights) =>
  ranking(subject, weights).map(
    ({ option, place, score }) => `${place} ${option} ${score ? decimal(score, 3) : 'none'}`,
  );

describe('a score', () => {
  const subject = subjectOf({
    speed: { cpu: { go: 4, rust: 5 }, tail: { go: 3, rust: 5 }, memory: { go: 4, rust: 5 } },
    people: { hiring: { go: 5, rust: 2 } },
  });

  test('counts a group by its weight, not by its number of rows', () => {
    // go (11/3 + 5) / 2, rust (5 + 2) / 2
    expect(shown(subject, { groups: { speed: 3, people: 3 }, features: {} })).toEqual(['1 go 4.333', '2 rust 3.500']);
  });

  test('lets a row count otherwise than its group', () => {
    // Speed: weights 1, 1, 4, so go (4 + 3 + 16) / 3 and rust (5 + 5 + 20) / 3 over 6 / 3.
    const weights = { groups: { speed: 1, people: 0 }, features: { memory: 4 } };
    expect(shown(subject, weights)).toEqual(['1 rust 5.000', '2 go 3.833']);
  });

  test('calls equal scores a tie, exactly', () => {
    const thirds = subjectOf({
      a: { one: { go: 1, rust: 2 }, two: { go: 1, rust: 1 }, three: { go: 1, rust: 1 } },
      b: { four: { go: 4, rust: 3 }, five: { go: 1, rust: 1 }, six: { go: 1, rust: 1 } },
    });
    const placed = ranking(thirds, { groups: { a: 3, b: 3 }, features: {} });
    expect(firstOf(placed)).toEqual(['go', 'rust']);
    expect(placed.map(({ place }) => place)).toEqual([1, 1]);
  });

  test('has no value where nothing counts, and all are level', () => {
    expect(shown(subject, { groups: { speed: 0, people: 0 }, features: {} })).toEqual(['1 go none', '1 rust none']);
  });

  test('leaves a row that an option lacks out for all, and names it', () => {
    const partly = subjectOf({ speed: { cpu: { go: 1, rust: 5 }, tail: { go: 4 } } });
    expect(leftOut(partly)).toEqual(['tail']);
    expect(shown(partly, { groups: { speed: 3 }, features: { tail: 5 } })).toEqual(['1 rust 5.000', '2 go 1.000']);
  });

  test('is what the plain formula says, on random matrices', () => {
    fc.assert(
      fc.property(weighed, ({ subject, weights }) => {
        for (const { option, score } of ranking(subject, weights)) {
          const plain = formula(subject, weights, option);
          if (score === undefined) expect(plain).toBeNaN();
          else expect(Number(score.over) / Number(score.under)).toBeCloseTo(plain, 9);
        }
      }),
    );
  });

  test('lies between the lowest and the highest rating', () => {
    fc.assert(
      fc.property(weighed, ({ subject, weights }) => {
        for (const { score } of ranking(subject, weights)) {
          if (!score) continue;
          expect(score.over >= score.under && score.over <= 5n * score.under).toBe(true);
        }
      }),
    );
  });
});

/** The score in floating point, as the method states it. */
function formula({ options, groups }: Subject, weights: Weights, option: string): number {
  let over = 0;
  let under = 0;
  for (const { id, features } of groups) {
    const rated = features.filter(({ ratings }) => options.every((one) => ratings[one] !== undefined));
    const mean = (of: (feature: (typeof rated)[number]) => number) =>
      rated.length === 0 ? 0 : rated.reduce((sum, feature) => sum + of(feature), 0) / rated.length;
    const weight = (feature: string) => weights.features[feature] ?? weights.groups[id] ?? 0;
    over += mean((feature) => weight(feature.id) * (feature.ratings[option] ?? 0));
    under += mean((feature) => weight(feature.id));
  }
  return over / under;
}

describe('what moves a score', () => {
  const subject = subjectOf({
    a: { one: { go: 5, rust: 1 }, two: { go: 4, rust: 3 } },
    b: { three: { go: 1, rust: 2 }, four: { go: 3, rust: 3 } },
  });
  const even = { groups: { a: 3, b: 3 }, features: {} };

  test('is named by size, for and against', () => {
    const { for: pro, against } = movers(subject, even, 'go');
    expect(pro.map(({ feature, by }) => `${feature} ${decimal(by, 2)}`)).toEqual(['one 1.00', 'two 0.25']);
    expect(against.map(({ feature, by }) => `${feature} ${decimal(by, 2)}`)).toEqual(['three -0.25']);
  });

  test('of two options is the same with the sign turned', () => {
    const { for: pro, against } = movers(subject, even, 'rust');
    expect(pro.map(({ feature }) => feature)).toEqual(['three']);
    expect(against.map(({ feature }) => feature)).toEqual(['one', 'two']);
  });

  test('adds up to the distance from the mean of the others', () => {
    fc.assert(
      fc.property(weighed, ({ subject, weights }) => {
        const placed = ranking(subject, weights);
        const number = (option: string) => {
          const score = placed.find((one) => one.option === option)?.score;
          return score ? Number(score.over) / Number(score.under) : 0;
        };
        for (const option of subject.options) {
          if (placed[0]?.score === undefined) continue;
          const { for: pro, against } = movers(subject, weights, option, 1000);
          const sum = [...pro, ...against].reduce((all, { by }) => all + Number(by.over) / Number(by.under), 0);
          const others = subject.options.filter((one) => one !== option).map(number);
          const mean = others.reduce((all, one) => all + one, 0) / others.length;
          expect(sum).toBeCloseTo(number(option) - mean, 9);
        }
      }),
    );
  });
});
