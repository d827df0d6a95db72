import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFolder } from '../../../src/integrations/links/check.ts';
import { renderFaults } from '../../../src/integrations/links/report.ts';

const site = { base: '/', origin: 'https://site.example' };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'links-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

const messages = (at = site): string[] => checkFolder(folder, at).map(({ page, message }) => `${page}: ${message}`);

test('links that resolve are no faults', () => {
  put({
    'index.html': `
      <link rel="canonical" href="https://site.example/elsewhere/"><link rel="stylesheet" href="/a.css">
      <a href="/two/">a</a> <a href="two/#there">b</a> <a href="#here">c</a> <a href="#top">d</a> <a href="">e</a>
      <a href="https://site.example/two/?q=1#there">f</a> <a href="https://other.example/nothing">g</a>
      <a href="mailto:a@b.example">h</a> <img src="/a%20b.svg" srcset="/a%20b.svg 1x, /a.css 2x"><p id="here">i</p>`,
    'two/index.html':
      '<a href="../">up</a><p id="there">a</p><template><i id="inner"></i><a href="#inner">b</a></template><template><i id="inner"></i></template>',
    'a.css': '',
    'a b.svg': '',
    '404.html': '<a href="/">home</a>',
  });
  expect(messages()).toEqual([]);
});

test('every broken link is told, with what is wrong', () => {
  put({
    'index.html': `<a href="/nowhere/">a</a><a href="/two">b</a><a href="/two/#gone">c</a><img src="x.png" srcset="y.png 2x">
      <link rel="canonical" href="/gone/"><use xlink:href="#mark"></use><svg><use xlink:href="#mark"></use></svg>`,
    'two/index.html':
      '<meta http-equiv="refresh" content="0;url=/three/"><i id="a"></i><i id="a"></i><a href="//[">b</a><template><b id="b"></b></template><a href="#b">c</a>',
    '404.html': '<a href="two/">relative</a>',
  });
  expect(messages()).toEqual([
    '404.html: <a href> "two/" is relative, on a page served at any address',
    'index.html: <a href> "/nowhere/" leads to no file',
    'index.html: <a href> "/two" lacks the slash at its end',
    'index.html: <a href> "/two/#gone" names an id that two/index.html does not have',
    'index.html: <img src> "x.png" leads to no file',
    'index.html: <img srcset> "y.png" leads to no file',
    'index.html: <link href> "/gone/" leads to no file',
    'index.html: <use xlink:href> "#mark" names an id that index.html does not have',
    'two/index.html: <meta refresh> "/three/" leads to no file',
    'two/index.html: <a href> "//[" is not an address',
    'two/index.html: <a href> "#b" names an id that two/index.html does not have',
    'two/index.html: id "a" stands more than once',
  ]);
});

test('under a base path, links must lie below it', () => {
  put({ 'index.html': '<a href="/sub/two/">a</a><a href="/two/">b</a><a href="two/">c</a>', 'two/index.html': '' });
  expect(messages({ ...site, base: '/sub/' })).toEqual([
    'index.html: <a href> "/two/" lies outside the base path /sub/',
  ]);
});

test('the report groups faults by page and counts them', () => {
  const text = renderFaults([
    { page: 'a.html', message: 'one' },
    { page: 'a.html', message: 'two' },
    { page: 'b.html', message: 'three' },
  ]);
  expect(text).toBe('a.html\n  one\n  two\n\nb.html\n  three\n\n3 faults on 2 pages');
});
