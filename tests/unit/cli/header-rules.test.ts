import { expect, test } from 'vitest';
import { headersFor, parseHeaderRules } from '../../../src/cli/serve/header-rules.ts';

const rules = parseHeaderRules(`
# Comment
/*
  A: one: two
  # B: comment
/files/:name.json
  C: three
/x.y/*
\tD: four
`);

const of = (path: string): object => Object.fromEntries(headersFor(rules, path));

test.each([
  ['/', { a: 'one: two' }],
  ['/files/a.json', { a: 'one: two', c: 'three' }],
  ['/files/a/b.json', { a: 'one: two' }],
  ['/x.y/z', { a: 'one: two', d: 'four' }],
  ['/xzy/z', { a: 'one: two' }],
])('%s', (path, headers) => {
  expect(of(path)).toEqual(headers);
});
