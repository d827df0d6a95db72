import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshNext, heal, swapIn } from '../../../src/site/dist.ts';

let root = '';
let dist = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dist-'));
  dist = join(root, 'dist');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
}

const served = (): string => readFileSync(join(dist, 'index.html'), 'utf8');

test('the first build takes its place', () => {
  put(freshNext(dist), 'new');
  swapIn(dist);
  expect(served()).toBe('new');
  expect(readdirSync(root)).toEqual(['dist']);
});

test('a later build replaces the former one', () => {
  put(dist, 'former');
  put(freshNext(dist), 'new');
  swapIn(dist);
  expect(served()).toBe('new');
  expect(readdirSync(root)).toEqual(['dist']);
});

test('a fresh build starts from an empty folder', () => {
  put(`${dist}.next`, 'left');
  expect(existsSync(freshNext(dist))).toBe(false);
});

test.each<[string, () => void, string, string[]]>([
  ['nothing happened yet', () => put(dist, 'former'), 'former', ['dist']],
  ['the former site had gone aside', () => put(`${dist}.old`, 'former'), 'former', ['dist']],
  [
    'the former site had gone aside and the new one stood ready',
    () => {
      put(`${dist}.old`, 'former');
      put(`${dist}.next`, 'new');
    },
    'former',
    ['dist', 'dist.next'],
  ],
  [
    'the new site was in place and the former one still there',
    () => {
      put(dist, 'new');
      put(`${dist}.old`, 'former');
    },
    'new',
    ['dist'],
  ],
  [
    'the former site was half deleted',
    () => {
      put(dist, 'new');
      mkdirSync(`${dist}.gone`);
    },
    'new',
    ['dist'],
  ],
])('after a kill when %s, the site is whole', (_when, leave, text, folders) => {
  leave();
  heal(dist);
  expect(served()).toBe(text);
  expect(readdirSync(root).sort()).toEqual(folders);
});

test('without any site there is nothing to mend', () => {
  heal(dist);
  expect(readdirSync(root)).toEqual([]);
});
