import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';
import { renderGithub } from '../../../src/report/github.ts';
import { renderJson } from '../../../src/report/json.ts';
import { renderText } from '../../../src/report/text.ts';

const plain: Problem = {
  rule: 'references',
  file: 'content/comparisons/go-vs-rust.mdx',
  line: 12,
  column: 5,
  message: 'There is no feature `buld-speed`.',
  expected: 'one of build-speed, tooling',
  hint: 'did you mean `build-speed`?',
  excerpt: '  - buld-speed',
};

describe('text', () => {
  const text = (problem: Partial<Problem>) => renderText([{ ...plain, ...problem }], { color: false });

  test('place, rule, message, frame, advice and a count', () => {
    expect(text({})).toBe(
      [
        'content/comparisons/go-vs-rust.mdx:12:5 references',
        '  There is no feature `buld-speed`.',
        '  12 |   - buld-speed',
        '     |     ^',
        '  expected: one of build-speed, tooling',
        '  hint: did you mean `build-speed`?',
        '',
        '1 problem in 1 file',
        '',
      ].join('\n'),
    );
  });

  test('counts problems and files', () => {
    const problems = [plain, plain, { ...plain, file: 'content/site.yaml' }];
    expect(renderText(problems, { color: false })).toMatch(/\n3 problems in 2 files\n$/);
    expect(renderText([], { color: false })).toBe('0 problems in 0 files\n');
  });

  test('warnings are counted as such', () => {
    expect(renderText([plain], { color: false, what: 'warning' })).toMatch(/\n1 warning in 1 file\n$/);
    expect(renderText([plain, plain], { color: false, what: 'warning' })).toMatch(/\n2 warnings in 1 file\n$/);
  });

  test('the caret stands below its column, behind tabs too', () => {
    expect(text({ excerpt: '\t\tbuld', column: 3 })).toContain('  12 | \t\tbuld\n     | \t\t^\n');
  });

  test('a long line is cut around the column', () => {
    const frame = text({ excerpt: `${'a'.repeat(300)}X${'b'.repeat(300)}`, column: 301 })
      .split('\n')
      .slice(2, 4);
    expect(frame.every((line) => line.length < 120)).toBe(true);
    expect(frame[0]?.indexOf('X')).toBe(frame[1]?.indexOf('^'));
    expect(frame[0]).toMatch(/…a+Xb+…$/);
  });

  test('no frame where there is no line', () => {
    const { excerpt: _, ...without } = plain;
    expect(renderText([without], { color: false })).not.toContain('^');
    expect(text({ excerpt: '   ' })).not.toContain('^');
  });

  test('colours only where they are asked for', () => {
    expect(text({})).not.toContain('\u001B');
    const coloured = renderText([plain], { color: true });
    expect(coloured).toContain('\u001B[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what it takes out
    expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(text({}));
  });
});

test('JSON holds every field, the number of files, and problems apart from warnings', () => {
  expect(JSON.parse(renderJson([plain], [], 12))).toEqual({ files: 12, problems: [plain], warnings: [] });
  expect(JSON.parse(renderJson([], [plain], 12))).toEqual({ files: 12, problems: [], warnings: [plain] });
});

describe('workflow commands', () => {
  test('name place, rule and advice', () => {
    expect(renderGithub([plain])).toBe(
      '::error file=content/comparisons/go-vs-rust.mdx,line=12,col=5,title=references::There is no feature `buld-speed`.' +
        '%0AExpected: one of build-speed, tooling%0AHint: did you mean `build-speed`?\n',
    );
  });

  test('are warnings where that is asked for', () => {
    expect(renderGithub([plain], 'warning')).toMatch(/^::warning file=content\/comparisons\/go-vs-rust\.mdx,line=12,/);
  });

  test('nothing in a problem ends a command or starts another', () => {
    const problem = { ...plain, file: 'content/a:b,c%.md', message: 'It is 100%:\r\n::error::evil' };
    const command = renderGithub([problem]);
    expect(command.split('\n')).toHaveLength(2);
    expect(command).toContain('file=content/a%3Ab%2Cc%25.md,');
    expect(command).toContain('::It is 100%25:%0D%0A::error::evil%0A');
  });

  test('nothing is printed for nothing', () => {
    expect(renderGithub([])).toBe('');
  });
});
