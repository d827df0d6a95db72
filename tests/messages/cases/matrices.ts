import { type Case, comparison, feature, matrix, swap } from '../case.ts';

const sources = 'sources/ietf.yaml';

export const cases: readonly Case[] = [
  swap('feature-listed-without-file', matrix, 'features: [typing]', 'features: [typing, tooling]'),
  swap('feature-misspelt-in-the-list', matrix, 'features: [caching,', 'features: [cachin,'),
  { name: 'feature-not-listed', changes: { 'matrices/api-styles/tooling.yaml': { copy: feature } } },
  swap('value-for-no-option', feature, '  graphql:\n', '  soap:\n'),
  swap('take-for-no-option', comparison, '  graphql: clients need', '  graphlq: clients need'),
  swap(
    'lines-missing',
    comparison,
    '  rest:\n    - when: Most answers are the same for everybody\n      example: A catalogue\n      features: [caching]\n',
    '',
  ),
  swap('group-twice', matrix, '  - id: tools', '  - id: shape'),
  swap('feature-twice', matrix, 'features: [typing]', 'features: [typing, caching]'),
  swap('same-name', feature, 'name: Caching', 'name: Typing'),
  swap(
    'question-twice',
    comparison,
    'authors:',
    '  - question: Is GraphQL faster than REST?\n    answer: No.\nauthors:',
  ),
  swap('source-twice-in-a-list', feature, 'sources: [http-caching]', 'sources: [http-caching, http-caching]'),
  swap('source-of-two-publishers', sources, '  http-semantics:', '  graphql-spec:'),
  swap(
    'same-address-twice',
    sources,
    'https://www.rfc-editor.org/rfc/rfc9110',
    'https://www.rfc-editor.org/rfc/rfc9111/',
  ),
  swap(
    'source-that-nothing-cites',
    sources,
    '  http-semantics:',
    '  http-3:\n    title: HTTP/3\n    url: https://www.rfc-editor.org/rfc/rfc9114\n    accessed: 2026-11-20\n  http-semantics:',
  ),
  swap('equal-steps', feature, '  2: Parts can be built by hand.', '  2: Nothing is there!'),
  swap('reason-of-another-step', feature, 'reason: Step 5,', 'reason: Step 3,'),
  swap('measured-without-measurement', feature, 'confidence: documented', 'confidence: measured'),
  swap('no-source', feature, 'sources: [http-caching]', 'sources: []'),
  swap('judgement-without-reason', feature, 'confidence: documented', 'confidence: judgement'),
  swap('judgement-besides', feature, 'confidence: documented', 'confidence: documented\n    judgement: We think so.'),
  swap('unknown-release', feature, "release: '2.0'", "release: '2.1'"),
  swap('verified-before-the-release', feature, "release: '2.0', date: 2026-11-20", "release: '2.0', date: 2022-05-01"),
  swap('oldest-first', 'releases/rest.yaml', 'date: 2015-07-01', 'date: 2023-07-01'),
  { name: 'no-releases', changes: { 'releases/rest.yaml': null } },
];
