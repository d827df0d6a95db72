import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../setup/run.ts';
import { below, type Case, comparison, feature, page, swap } from '../case.ts';

const override = (winner: string) =>
  `overrides:\n  - { feature: typing, winner: ${winner}, reason: Because of the tools. }\nchoose:\n`;

const text = readFileSync(join(project, 'tests/fixtures/sites/base/content', comparison), 'utf8');
const draft = text.replace('published:', 'draft: true\npublished:');

export const cases: readonly Case[] = [
  swap('pick-against-the-tally', comparison, 'pick: graphql', 'pick: rest'),
  swap('pick-where-nobody-leads-the-tally', comparison, 'choose:\n', override('none')),
  swap('tally-without-need', comparison, '  pick: graphql', '  pick: graphql\n  tally: Rows are not equal.'),
  swap('override-without-effect', comparison, 'choose:\n', override('graphql')),
  swap('line-in-which-the-option-trails', comparison, 'features: [caching]', 'features: [over-fetching, typing]'),
  swap('long-answer', comparison, 'No, it sends less', `No, ${'it sends less and less '.repeat(20)}`),
  swap('no-question', comparison, 'Is GraphQL faster than REST?', 'GraphQL faster than REST'),
  below('code-of-an-option', comparison, '```graphql\n{ order { id } }\n```'),
  below('heading-of-a-row', comparison, '## Caching'),
  below('heading-of-a-part', comparison, '## When to choose'),
  below('heading-of-a-group', comparison, '## Group: tools'),
  below('heading-of-a-note', comparison, '## Source: HTTP caching'),
  below('heading-twice', comparison, '## Background'),
  below('heading-without-letters', comparison, '## ???'),
  below('heading-of-a-page', page, '## Sources'),
  { name: 'draft-is-checked', changes: { [comparison]: draft.replace('pick: graphql', 'pick: rest') } },
  {
    name: 'feature-with-the-id-of-a-part',
    changes: {
      'matrices/api-styles/sources.yaml': { copy: feature },
      'matrices/api-styles/matrix.yaml': { from: 'features: [typing]', to: 'features: [typing, sources]' },
    },
  },
];
