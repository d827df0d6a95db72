import type { Case } from '../case.ts';

const term = (id: string, name: string, more = '') =>
  `  ${id}:\n    term: ${name}\n    definition: What a cache keeps.\n${more}`;

const one = (name: string, ...terms: string[]): Case => ({
  name,
  changes: { 'glossary.yaml': `terms:\n${terms.join('')}` },
});

export const cases: readonly Case[] = [
  one(
    'sound-is-fine',
    term('cache', 'cache', '    also: [caches]\n    see: [etag]\n    sources: [http-caching]\n'),
    term('etag', 'ETag'),
  ),
  one('no-id', term('HTTP cache', 'HTTP cache')),
  one('sees-itself', term('cache', 'cache', '    see: [cache]\n')),
  one('sees-nothing', term('cache', 'cache', '    see: [etags]\n'), term('etag', 'ETag')),
  one('same-term', term('cache', 'cache'), term('http-cache', 'Cache')),
  one('form-of-another-term', term('cache', 'cache', '    also: [store, caches]\n'), term('store', 'store')),
  one('form-twice-in-a-term', term('cache', 'cache', '    also: [caches, Caches]\n')),
  one('source-of-a-term', term('cache', 'cache', '    sources: [http-cachin]\n')),
];
