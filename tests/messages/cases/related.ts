import { guide, guideText, perspective, perspectiveText } from '../../setup/articles.ts';
import { type Case, comparison, swap } from '../case.ts';

const relate = (...ids: string[]) => ({ from: 'authors:', to: `related: [${ids.join(', ')}]\nauthors:` });

export const cases: readonly Case[] = [
  swap('unknown-and-itself', comparison, 'authors:', 'related: [rest-vs-grpc, rest-vs-graphql]\nauthors:'),
  {
    name: 'of-any-kind-is-fine',
    changes: {
      [comparison]: relate('what-is-an-api', 'caches-first'),
      [guide]: guideText('related: [caches-first]\n'),
      [perspective]: perspectiveText(),
    },
  },
  {
    name: 'draft',
    changes: { [comparison]: relate('what-is-an-api'), [guide]: guideText('draft: true\n') },
  },
  {
    name: 'draft-that-names-what-is-published-is-fine',
    changes: { [guide]: guideText('draft: true\nrelated: [rest-vs-graphql]\n') },
  },
  {
    name: 'both-ways',
    changes: { [comparison]: relate('what-is-an-api'), [guide]: guideText('related: [rest-vs-graphql]\n') },
  },
  { name: 'twice', changes: { [comparison]: relate('what-is-an-api', 'what-is-an-api'), [guide]: guideText() } },
];
