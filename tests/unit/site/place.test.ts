import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPlace } from '../../../src/site/place.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'place-'));
  mkdirSync(join(root, 'content'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (text: string): void => writeFileSync(join(root, 'content/site.yaml'), text);

test.each([
  ['url: https://a.example', 'https://a.example', '/'],
  ['url: https://a.example/', 'https://a.example', '/'],
  ['url: https://a.example/x/y', 'https://a.example', '/x/y/'],
  ['url: "https://a.example:8443/x/"', 'https://a.example:8443', '/x/'],
])('%s', (text, origin, base) => {
  put(text);
  expect(readPlace(root, {})).toEqual({ origin, base });
});

test.each(['url: [', 'url: nonsense', 'name: x', '', 'url: 12'])(
  'a broken file, as in %j, gives the reserved address',
  (text) => {
    put(text);
    expect(readPlace(root, {})).toEqual({ origin: 'https://tradeoffs.example', base: '/' });
  },
);

test('a variable puts the site under another path', () => {
  put('url: https://a.example/x/');
  expect(readPlace(root, { TRADEOFFS_BASE: 'y' })).toEqual({ origin: 'https://a.example', base: '/y/' });
  expect(readPlace(root, { TRADEOFFS_BASE: '/' })).toEqual({ origin: 'https://a.example', base: '/' });
});
