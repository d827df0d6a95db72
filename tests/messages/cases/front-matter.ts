import { type Case, comparison, page, swap } from '../case.ts';

export const cases: readonly Case[] = [
  { name: 'none', changes: { [page]: '## Where to look\n' } },
  { name: 'empty-file', changes: { [page]: '' } },
  swap('not-closed', page, '\n---\n\n<!--', '\n\n<!--'),
  swap('closed-by-four', page, '2026-11-20\n---\n', '2026-11-20\n----\n'),
  swap('closed-by-plus-signs', comparison, 'updated: 2026-11-20\n---\n', 'updated: 2026-11-20\n+++\n---\n'),
  swap('javascript', page, '---\ntitle: How we rate', '---js\n{ title: process.exit(3) }\n---\ntitle: How we rate'),
  swap('named-yaml', comparison, '---\ntitle', '---yaml\ntitle'),
  swap(
    'second-front-matter',
    comparison,
    '---\n\n## Background',
    '---\n\n---\nlayout: ./evil.astro\n---\n\n## Background',
  ),
  swap('layout', comparison, '---\ntitle', '---\nlayout: ../../evil.astro\ntitle'),
  swap('fault-keeps-its-line', comparison, 'pick: graphql', "pick: 'graphql"),
];
