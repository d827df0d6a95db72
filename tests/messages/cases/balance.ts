import { type Case, comparison, feature, matrix } from '../case.ts';

const wide = { leads: 9, sources: 9, words: 9, age: 99 };

/** The matrix states limits; what is not said is wide enough for everything. */
const limits = (own: Partial<typeof wide>) => {
  const all = Object.entries({ ...wide, ...own }).map(([name, limit]) => `${name}: ${limit}`);
  return { [matrix]: { append: `balance: { ${all.join(', ')} }\n` } };
};

export const cases: readonly Case[] = [
  { name: 'within-the-limits-is-fine', changes: limits({ leads: 2 }) },
  { name: 'more-rows', changes: limits({ leads: 1.5 }) },
  {
    name: 'more-sources',
    changes: {
      ...limits({ sources: 1.5 }),
      [feature]: { from: 'sources: [http-caching]', to: 'sources: [http-caching, http-semantics]' },
    },
  },
  {
    name: 'more-words',
    changes: {
      ...limits({ words: 1.5 }),
      [feature]: { from: 'What it costs', to: `What it costs is ${'as much as nobody would think '.repeat(10)}` },
    },
  },
  { name: 'older-evidence', changes: limits({ age: 12 }) },
  {
    name: 'only-where-nothing-is-wrong',
    changes: { ...limits({ leads: 1 }), [comparison]: { from: 'pick: graphql', to: 'pick: rest' } },
  },
];
