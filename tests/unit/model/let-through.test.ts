import { parse } from 'parse5';
import { evaluate, markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';
import { readBody } from '../../../src/model/read/body.ts';
import { textFile } from '../../../src/model/read/file.ts';
import { bodyFeatures } from '../../../src/model/read/markdown.ts';
import { numbers } from './mutations/mutate.ts';

const run = 'globalThis.contentRan = true';
const pieces = [
  ...[
    `{${run}}`,
    `{${run}`,
    `${run}}`,
    `{...${run}}`,
    `id={${run}}`,
    `export const a = ${run}\n`,
    'import a from "b"\n',
  ],
  ...['{', '}', '{/*', '*/}', '/* a */', '`', '``', '```', '~~~', '\n', '\n\n', '\n', '> ', '- ', '1. ', '    ', '\t'],
  ...[
    '| a | b |\n|---|---|\n| ',
    '|',
    '\\',
    '<Sample id="a" ',
    '<Rows features="',
    '</Sample>',
    '/>',
    '>',
    '<',
    '"',
    "'",
  ],
  ...[
    '[a](',
    '![',
    '](',
    ')',
    '[a]: ',
    '[@a]',
    'javascript:alert(1)',
    '&#106;avascript&colon;',
    '<javascript:alert(1)>',
  ],
  ...[
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<b ',
    'onclick="a"',
    '<a href="',
    '<!',
    ']]>',
    '&lt;',
    '&#123;',
    '$',
    '*',
  ],
  ...['_', 'text', ' text ', '## ', '---', '***'],
];

const next = numbers(20261121);
const patchwork = () =>
  Array.from({ length: 1 + Math.floor(next() * 12) }, () => pieces[Math.floor(next() * pieces.length)]);
const texts = Array.from({ length: 4000 }, () => `${patchwork().join('')}\n`);

/** The texts of which the reader has nothing to say. */
function letThrough(format: 'md' | 'mdx'): string[] {
  return texts.filter((text) => {
    const problems: Problem[] = [];
    const body = readBody(textFile('a', text), 0, format, (one) => problems.push(one));
    expect(body !== undefined || problems.length > 0, text).toBe(true);
    return problems.length === 0;
  });
}

/** Whether MDX, compiled and shown, does what its payload says; what cannot be compiled does nothing. */
function runs(text: string): boolean {
  try {
    const made = evaluate(text, { Fragment: 'f', jsx: () => null, jsxs: () => null, features: bodyFeatures });
    const shown = 'default' in made ? made['default'] : undefined;
    if (typeof shown === 'function') shown({ components: { Sample: () => null, Rows: () => null } });
  } catch {
    // A component that is not there, an import that leads nowhere.
  }
  const ran = 'contentRan' in globalThis;
  Reflect.deleteProperty(globalThis, 'contentRan');
  return ran;
}

test('MDX that is let through runs nothing', () => {
  const harmless = new Set(letThrough('mdx'));
  expect(harmless.size).toBeGreaterThan(500);
  expect([...harmless].filter(runs)).toEqual([]);
  expect(texts.filter((text) => !harmless.has(text) && runs(text)).length).toBeGreaterThan(20);
});

interface HtmlNode {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly HtmlNode[];
}

/** Elements and attributes that run or load something. */
function dangers(node: HtmlNode): string[] {
  const own = /^(script|style|iframe|img|svg|b)$/.test(node.nodeName) ? [node.nodeName] : [];
  const running = (node.attrs ?? []).filter(
    ({ name, value }) => name.startsWith('on') || /^\W*(javascript|data|vbscript):/i.test(value),
  );
  return [...own, ...running.map(({ name }) => name), ...(node.childNodes ?? []).flatMap(dangers)];
}

test('Markdown that is let through becomes HTML that runs nothing', () => {
  const harmless = letThrough('md');
  expect(harmless.length).toBeGreaterThan(500);
  for (const text of harmless) {
    expect(dangers(parse(markdownToHtml(text, { features: bodyFeatures }).html)), text).toEqual([]);
  }
  expect(dangers(parse('<p onclick="a"><a href="javascript:a">b</a><script></script>'))).toHaveLength(3);
});
