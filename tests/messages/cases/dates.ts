import { type Case, comparison, feature, swap } from '../case.ts';

const sources = 'sources/ietf.yaml';

export const cases: readonly Case[] = [
  swap('updated-before-published', comparison, 'updated: 2026-11-20', 'updated: 2026-11-19'),
  swap(
    'read-before-published',
    sources,
    'accessed: 2026-11-20\n  http-semantics',
    'accessed: 2022-05-30\n  http-semantics',
  ),
  swap('verified-before-the-source', feature, "release: '2.0', date: 2026-11-20", "release: '1.0', date: 2021-01-01"),
  swap('edited-ahead', feature, 'values:', 'edited: 2026-11-22\nvalues:'),
  { name: 'ahead', changes: {}, today: '2026-11-19' },
];
