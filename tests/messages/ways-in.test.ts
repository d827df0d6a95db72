import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import matter from 'gray-matter';
import { evaluate } from 'satteri';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../src/model/content.ts';
import { type Change, siteWith } from '../setup/content.ts';
import { comparison, feature, page } from './case.ts';

const folder = mkdtempSync(join(tmpdir(), 'tradeoffs-ways-'));
const marker = join(folder, 'was-here');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(marker, { force: true }));

// What each payload would do if anything ran it: leave a file behind.
const write = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`;

interface Way {
  readonly name: string;
  readonly file: string;
  readonly change: Change;
  /** `line:column rule` of a problem that must be told of. */
  readonly told: string;
}

/** Text below the article, which ends on line 48, so that it begins on line 50. */
const inArticle = (name: string, told: string, text: string): Way => ({
  name,
  file: comparison,
  change: { append: `\n${text}\n` },
  told,
});

/** Text below the page, which ends on line 14, so that it begins on line 16. */
const inPage = (name: string, told: string, text: string): Way => ({
  name,
  file: page,
  change: { append: `\n${text}\n` },
  told,
});

const url = `data:text/javascript,${encodeURIComponent(write)}`;

const ways: readonly Way[] = [
  inArticle('an import', '50:1 markdown', `import evil from ${JSON.stringify(url)}`),
  inArticle('an import for its effect', '50:1 markdown', `import '${url.replaceAll("'", '%27')}'`),
  inArticle('an export', '50:1 markdown', `export const evil = ${write};`),
  inArticle('an export behind an import', '51:1 markdown', `import a from 'node:fs'\nexport const b = ${write}`),
  inArticle('an export after a fence', '53:1 markdown', `\`\`\`text\na\n\`\`\`\nexport const b = ${write}`),
  inArticle('an expression in text', '50:6 markdown', `Text {${write}} text.`),
  inArticle('an expression by itself', '50:1 markdown', `{${write}}`),
  inArticle('an expression over several lines', '50:1 markdown', `{\n  ${write}\n\n}`),
  inArticle('an expression in a heading', '50:6 markdown', `## A {${write}}`),
  inArticle('an expression in a cell', '52:3 markdown', `| a |\n| - |\n| {${write}} |`),
  inArticle('an expression in a list', '50:3 markdown', `- {${write}}`),
  inArticle('an expression in a quotation', '50:3 markdown', `> {${write}}`),
  inArticle('an expression in emphasis', '50:3 markdown', `**{${write}}**`),
  inArticle('an expression in a link', '50:2 markdown', `[{${write}}](/compare/)`),
  inArticle('an expression between comments', '50:1 markdown', `{/* a */ ${write} /* b */}`),
  inArticle(
    'an export inside a comment that ends early',
    '50:6 markdown',
    `text {/* a\n\nexport const b = ${write}\n\n*/}`,
  ),
  inArticle(
    'an expression after a fence inside a comment',
    '50:6 markdown',
    `text {/* a\n\`\`\`\n*/}\n\`\`\`\n{${write}}`,
  ),
  inArticle('an expression behind a comment’s look', '50:1 markdown', `{'/*', ${write}, '*/'}`),
  inArticle(
    'an expression in a cell that looks like code',
    '52:8 markdown',
    `| a | b |\n| - | - |\n| \`x | {${write}}\` |`,
  ),
  inArticle('an expression in a fence that a list ends', '51:1 markdown', `- \`\`\`\n{${write}}\n  \`\`\``),
  inArticle('an expression behind an escaped backtick', '50:5 markdown', `\\\`a {${write}}\``),
  inArticle('a spread', '50:24 markdown', `<Sample id="read-order"{...${write}} />`),
  inArticle('an expression as attribute', '50:12 markdown', `<Sample id={${write}} />`),
  inArticle('an expression behind a backtick in a tag', '50:16 markdown', `<Sample id="\`" {...${write}} x="\`" />`),
  inArticle('an unknown component', '50:1 markdown', '<Evil />'),
  inArticle('a component of an object', '50:1 markdown', '<a.b />'),
  inArticle('a component of a namespace', '50:1 markdown', '<svg:script />'),
  inArticle('a name that every object has', '50:1 markdown', '<toString />'),
  inArticle('the constructor', '50:1 markdown', '<constructor.constructor />'),
  inArticle('a fragment', '50:1 markdown', '<>text</>'),
  inArticle('a script', '50:1 markdown', `<script>alert(1)</script>`),
  inArticle('a style', '50:1 markdown', '<style>a</style>'),
  inArticle('an event', '50:1 markdown', '<img src="x" onerror="alert(1)" />'),
  inArticle('an event on a component', '50:1 markdown', '<Sample id="read-order" onclick="alert(1)" />'),
  inArticle('raw HTML on a component', '50:1 markdown', '<Sample id="read-order" set:html="<script></script>" />'),
  inArticle('a directive of the framework', '50:1 markdown', '<Sample id="read-order" client:load="" />'),
  inArticle('a link that runs', '50:1 markdown', '[a](javascript:alert(1))'),
  inArticle('a link that runs, in capitals', '50:1 markdown', '[a](JaVaScRiPt:alert)'),
  inArticle('a link that runs, by entities', '50:1 markdown', '[a](java&#115;cript&colon;alert)'),
  inArticle('a link that runs, by a line break', '50:1 markdown', '[a](java&#10;script:alert)'),
  inArticle('a link that runs, by a blank', '50:1 markdown', '[a](<  javascript:alert>)'),
  inArticle('a link that runs, by a control character', '50:1 markdown', '[a](&#1;javascript:alert)'),
  inArticle('a link to data', '50:1 markdown', '[a](data:text/html,<script></script>)'),
  inArticle('a link to vbscript', '50:1 markdown', '[a](vbscript:x)'),
  inArticle('a link to a file', '50:1 markdown', '[a](file:///etc/passwd)'),
  inArticle('a definition that runs', '52:1 markdown', '[a][b]\n\n[b]: javascript:alert(1)'),
  inArticle('an image that runs', '50:1 markdown', '![a](javascript:alert(1))'),
  inPage('an address in angle brackets that runs', '16:1 markdown', '<javascript:alert(1)>'),
  inPage('a link that runs, in Markdown', '16:1 markdown', '[a](javascript:alert(1))'),
  inPage('a definition that runs, in Markdown', '18:1 markdown', '[a][b]\n\n[b]: <javascript:alert(1)>'),
  inPage('a script in Markdown', '16:1 markdown', '<script>alert(1)</script>'),
  inPage('an event in Markdown', '16:6 markdown', 'Text <b onclick="alert(1)">a</b>'),
  inPage('a script behind a comment', '16:1 markdown', '<!-- a --><script>alert(1)</script>'),
  {
    name: 'front matter in JavaScript',
    file: page,
    change: `---js\n{ title: ${write} }\n---\n`,
    told: '1:4 front-matter',
  },
  {
    name: 'front matter in JavaScript, spelt out',
    file: page,
    change: `--- JavaScript\n{ title: ${write} }\n---\n`,
    told: '1:4 front-matter',
  },
  {
    name: 'front matter in CoffeeScript',
    file: page,
    change: `---coffee\ntitle: ${write}\n---\n`,
    told: '1:4 front-matter',
  },
  { name: 'front matter in JSON', file: page, change: '---json\n{ "title": "a" }\n---\n', told: '1:4 front-matter' },
  {
    name: 'front matter that one reader sees and another does not',
    file: comparison,
    change: { from: '---\ntitle', to: `---yaml\n# {${write}}\ntitle` },
    told: '1:4 front-matter',
  },
  {
    name: 'front matter that names a layout',
    file: comparison,
    change: { from: 'title:', to: 'layout: ../evil.astro\ntitle:' },
    told: '2:1 schema',
  },
  {
    name: 'a layout by a merge key',
    file: comparison,
    change: { from: 'title:', to: '<<: { layout: ../evil.astro }\ntitle:' },
    told: '2:1 schema',
  },
  {
    name: 'a tag that makes a function',
    file: feature,
    change: { from: 'name: Caching', to: `name: !!js/function 'function () { ${write.replaceAll("'", "''")} }()'` },
    told: '1:7 yaml',
  },
  {
    name: 'a tag in front matter',
    file: page,
    change: { from: 'title: How', to: `title: !!js/function 'How` },
    told: '2:8 yaml',
  },
];

/** Reads the base site with a change, twice, as a server does that keeps what it has read. */
function read(file: string, change: Change): string[] {
  const { root, remove } = siteWith({ [file]: change });
  try {
    loadContent(root);
    const { content, problems } = loadContent(root);
    const shown = [...content.comparisons, ...content.pages].map((one) => one.file);
    const told = problems.filter((one) => one.file === `content/${file}`);
    expect(told.length > 0 && shown.includes(`content/${file}`)).toBe(false);
    return told.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
  } finally {
    remove();
  }
}

describe('no content runs', () => {
  test.each(ways)('$name', ({ file, change, told }) => {
    expect(read(file, change)).toContain(told);
    expect(existsSync(marker)).toBe(false);
  });
});

describe('the payloads would run if anything let them', () => {
  test('by gray-matter as it comes', () => {
    matter(`---js\n{ title: ${write} }\n---\n`, {});
    expect(existsSync(marker)).toBe(true);
  });

  test('by MDX as it comes', () => {
    const runtime = { Fragment: 'f', jsx: () => null, jsxs: () => null };
    const made = evaluate(`Text {${write}} text.`, runtime);
    const run = 'default' in made ? made['default'] : undefined;
    if (typeof run === 'function') run({});
    expect(existsSync(marker)).toBe(true);
  });
});

describe('what only looks like code', () => {
  const harmless = [
    'Braces in `code {a}` are text.',
    'An escaped \\{brace\\} is text.',
    '{/* a comment */}',
    'The words\nimport and\nexport in prose.',
  ];
  test.each([...harmless, '```json\n{ "a": 1 }\n```'])('%s', (text) => {
    expect(read(comparison, { append: `\n${text}\n` })).toEqual([]);
  });

  test('a link in a file is not followed out of content/', () => {
    const { root, remove } = siteWith({ 'pages/secret.md': { link: join(import.meta.dirname, '../../package.json') } });
    const { problems, content } = loadContent(root);
    remove();
    expect(problems.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['files content/pages/secret.md']);
    expect(JSON.stringify(content)).not.toContain(readFileSync('package.json', 'utf8').slice(0, 40));
  });
});
