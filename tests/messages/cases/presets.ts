import { type Case, matrix } from '../case.ts';

const preset = (id: string, weights: string, features = '{}') =>
  `  - id: ${id}\n    name: Many readers\n    situation: Whoever serves many readers.\n` +
  `    weights: ${weights}\n    features: ${features}\n`;

const one = (name: string, weights: string, features?: string): Case => ({
  name,
  changes: { [matrix]: { append: `presets:\n${preset('readers', weights, features)}` } },
});

export const cases: readonly Case[] = [
  one('sound-is-fine', '{ shape: 5, tools: 0 }', '{ typing: 3 }'),
  one('group-misspelt', '{ shape: 5, tool: 2 }'),
  one('group-unknown', '{ shape: 5, tools: 2, people: 1 }'),
  one('group-missing', '{ shape: 5 }'),
  one('groups-missing', '{}', '{ typing: 3 }'),
  one('feature-misspelt', '{ shape: 5, tools: 2 }', '{ typin: 3 }'),
  one('nothing-counts', '{ shape: 0, tools: 0 }', '{ typing: 0 }'),
  one('weight-too-high', '{ shape: 6, tools: 2 }'),
  {
    name: 'id-twice',
    changes: {
      [matrix]: {
        append: `presets:\n${preset('readers', '{ shape: 5, tools: 2 }')}${preset('readers', '{ shape: 2, tools: 5 }')}`,
      },
    },
  },
];
