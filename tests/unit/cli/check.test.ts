import { describe, expect, test } from 'vitest';
import { type Changes, siteWith } from '../../setup/content.ts';
import { project, startNode } from '../../setup/run.ts';

const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

async function check(changes: Changes, ...args: string[]) {
  const { root, remove } = siteWith(changes);
  const ran = await startNode([...flags, 'src/cli/check.ts', '--root', root, ...args], project).ended;
  remove();
  return ran;
}

const broken: Changes = { 'options/rest.yaml': { from: 'hue: 140', to: 'hue: 400' } };

describe('check', () => {
  test('sound content: a line, a reminder of reserved names, code 0', async () => {
    expect(await check({}, '--today', '2026-11-21')).toEqual({
      code: 0,
      stdout:
        '17 files checked, no problems\n' +
        'reminder: https://base.example and https://git.example/base in content/site.yaml lead nowhere yet; put in your own\n',
      stderr: '',
    });
  });

  test('no reminder where an operator has set real names', async () => {
    const site = {
      from: 'url: https://base.example\nrepository: https://git.example/base',
      to: 'url: https://base.org\nrepository: https://git.base.org/a',
    };
    expect((await check({ 'site.yaml': site }, '--today', '2026-11-21')).stdout).toBe(
      '17 files checked, no problems\n',
    );
  });

  test('a problem: text without colours in a pipe, code 1', async () => {
    const { code, stdout } = await check(broken, '--today', '2026-11-21');
    expect(code).toBe(1);
    expect(stdout).toContain('content/options/rest.yaml:2:6 schema\n  `hue` is `400`.\n');
    expect(stdout).toContain('\n1 problem in 1 file\n');
    expect(stdout).not.toContain('\u001B');
  });

  test('JSON and nothing else', async () => {
    const { code, stdout } = await check(broken, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).problems[0]).toMatchObject({
      rule: 'schema',
      file: 'content/options/rest.yaml',
      line: 2,
    });
  });

  describe('a warning', () => {
    const limits = 'balance: { leads: 1.5, sources: 9, words: 9, age: 99 }\n';
    const lopsided: Changes = { 'matrices/api-styles/matrix.yaml': { append: limits } };
    const warn = (...args: string[]) => check(lopsided, '--today', '2026-11-21', ...args);

    test('is printed and fails nothing', async () => {
      const { code, stdout } = await warn();
      expect(code).toBe(0);
      expect(stdout).toContain(
        '17 files checked, no problems\n\ncontent/comparisons/rest-vs-graphql.mdx:5:1 balance\n',
      );
      expect(stdout).toContain('\n1 warning in 1 file\n');
    });

    test('is one in JSON and in workflow commands too', async () => {
      const { code, stdout } = await warn('--format', 'json');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ files: 17, problems: [], warnings: [{ rule: 'balance', line: 5 }] });
      expect((await warn('--format', 'github')).stdout).toMatch(/^::warning file=[^:]*,line=5,col=1,title=balance::/);
    });
  });

  test('workflow commands', async () => {
    const { stdout } = await check(broken, '--format=github');
    expect(stdout).toMatch(/^::error file=content\/options\/rest\.yaml,line=2,col=6,title=schema::/);
  });

  test('a day in the past finds dates that lie ahead', async () => {
    const { code, stdout } = await check({}, '--today', '2026-11-19');
    expect(code).toBe(1);
    expect(stdout).toContain('lies ahead');
  });

  test.each([
    [['--colour']],
    [['--format', 'xml']],
    [['--today', 'tomorrow']],
    [['--today', '2026-02-30']],
    [['stray']],
  ])('%s: the usage, code 2', async (args) => {
    const { code, stdout, stderr } = await check({}, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: npm run check');
  });

  test('--rules lists every rule', async () => {
    const { code, stdout } = await check({}, '--rules');
    expect(code).toBe(0);
    expect(stdout).toContain('references      Ids lead to something\n');
    expect(stdout).toContain('verdict         The verdict answers to the tally (tolerable)\n');
  });

  test('--help explains itself', async () => {
    const { code, stdout } = await check({}, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: npm run check');
  });
});
