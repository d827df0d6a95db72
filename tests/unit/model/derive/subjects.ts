import fc from 'fast-check';
import type { Subject, Weights } from '../../../../src/model/derive/weights.ts';

const names = ['go', 'rust', 'nodejs', 'python', 'java'];
const weight = fc.integer({ min: 0, max: 5 });
const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 12 });

/** Two to five options over some groups of rows; a rating is missing here and there. */
const subjects: fc.Arbitrary<Subject> = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc.array(fc.array(fc.array(rating, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 7 }), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([many, groups]) => {
    const options = names.slice(0, many);
    return {
      options,
      groups: groups.map((rows, group) => ({
        id: `group-${'abcdef'[group]}`,
        features: rows.map((line, at) => ({
          id: `row-${'abcdef'[group]}-${at}`,
          ratings: Object.fromEntries(options.map((option, index) => [option, line[index]])),
        })),
      })),
    };
  });

/** A subject and weights for it: each group has one, some rows have their own. */
export const weighed: fc.Arbitrary<{ subject: Subject; weights: Weights }> = subjects.chain((subject) => {
  const rows = subject.groups.flatMap(({ features }) => features.map(({ id }) => id));
  return fc.record({
    subject: fc.constant(subject),
    weights: fc.record({
      groups: fc
        .array(weight, { minLength: subject.groups.length, maxLength: subject.groups.length })
        .map((list) => Object.fromEntries(subject.groups.map(({ id }, at) => [id, list[at] ?? 0]))),
      features: fc
        .array(fc.tuple(fc.constantFrom(...rows), weight), { maxLength: 3 })
        .map((list) => Object.fromEntries(list)),
    }),
  });
});

/** A subject from ratings by group and row. */
export function subjectOf(groups: Readonly<Record<string, Readonly<Record<string, Record<string, number>>>>>): Subject {
  const options = new Set(Object.values(groups).flatMap((rows) => Object.values(rows).flatMap(Object.keys)));
  return {
    options: [...options],
    groups: Object.entries(groups).map(([id, rows]) => ({
      id,
      features: Object.entries(rows).map(([feature, ratings]) => ({ id: feature, ratings })),
    })),
  };
}
