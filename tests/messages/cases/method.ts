import { type Case, comparison, page } from '../case.ts';

const version = (name: string, date: string) =>
  `  - { version: '${name}', date: ${date}, change: Steps are told apart. }\n`;
const current = version('1.1', '2026-11-20');
const former = version('1.0', '2026-11-02');

/** The page of the method lists versions; the comparison names one. */
const one = (name: string, versions: string, named?: string): Case => ({
  name,
  changes: {
    [page]: { from: 'updated: 2026-11-20\n', to: `updated: 2026-11-20\nversions:\n${versions}` },
    ...(named === undefined ? {} : { [comparison]: { from: 'authors:', to: `method: '${named}'\nauthors:` } }),
  },
});

export const cases: readonly Case[] = [
  one('named-is-fine', current + former, '1.0'),
  one('not-named', current + former),
  one('unknown', current + former, '1.2'),
  {
    name: 'without-versions',
    changes: { [comparison]: { from: 'authors:', to: "method: '1.0'\nauthors:" } },
  },
  one('oldest-first', former + current, '1.0'),
  one('version-twice', current + version('1.1', '2026-11-02'), '1.1'),
];
