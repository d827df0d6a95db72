import fc from 'fast-check';
import type { Feature } from '../../../../src/model/schema/content.ts';
import type { Value } from '../../../../src/model/schema/feature.ts';

const value = (rating: number): Value => ({
  summary: 'An answer',
  detail: 'What it costs.',
  rating,
  reason: `Step ${rating}.`,
  confidence: 'documented',
  sources: ['a-source'],
  verified: { release: '1.0', date: '2026-11-20' },
});

/** A row in which each option has the rating given. */
export function row(id: string, ratings: Readonly<Record<string, number>>): Feature {
  return {
    id,
    file: `content/matrices/a/${id}.yaml`,
    group: 'a-group',
    formerly: [],
    name: id,
    question: 'How far does it go?',
    why: 'Somebody pays.',
    rubric: { 1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e' },
    values: Object.fromEntries(Object.entries(ratings).map(([option, rating]) => [option, value(rating)])),
  };
}

const names = ['go', 'rust', 'nodejs', 'python'];

export interface Table {
  readonly options: string[];
  readonly rows: Feature[];
}

/** Two to four options and some rows in which each has a rating. */
export const tables: fc.Arbitrary<Table> = fc
  .tuple(
    fc.integer({ min: 2, max: 4 }),
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), { maxLength: 40 }),
  )
  .map(([many, lines]) => {
    const options = names.slice(0, many);
    const ratings = (line: number[]) => Object.fromEntries(options.map((option, at) => [option, line[at] ?? 1]));
    return { options, rows: lines.map((line, at) => row(`row-${at}`, ratings(line))) };
  });
