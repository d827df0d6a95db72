import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../src/model/content.ts';
import { siteWith } from '../../setup/content.ts';
import { echo, type Parts, playable, startMeasure } from '../../setup/samples.ts';

const TIME = 90_000;
const published = 'content/measurements';
const measured: Parts = { measure: 'measure:\n  task: { args: [ONE, two] }\n' };

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.com', ...args], {
    cwd: root,
    encoding: 'utf8',
  }).trim();

/** Does something with a committed site whose sample is to be measured. */
async function having(parts: Parts, act: (root: string) => Promise<void>): Promise<void> {
  const { root, remove } = siteWith(playable({ ...measured, ...parts }));
  try {
    writeFileSync(join(root, '.gitignore'), '.cache\n');
    git(root, 'init', '--quiet');
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--message', 'All');
    await act(root);
  } finally {
    remove();
  }
}

const filesIn = (root: string, folder: string): string[] =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

// It keeps program and load on cores of their own, which only Linux can.
describe.skipIf(process.platform !== 'linux')('measuring', () => {
  test('writes a file that names what was measured, and never over another', { timeout: TIME }, () =>
    having({}, async (root) => {
      const before = filesIn(root, published);
      const first = await startMeasure(root).ended;
      expect(first.code, first.stderr).toBe(0);
      const [name = '', ...others] = filesIn(root, published).filter((one) => !before.includes(one));
      expect(others).toEqual([]);
      const bytes = readFileSync(join(root, published, name), 'utf8');
      const { content, problems } = loadContent(root);
      expect(problems).toEqual([]);
      const run = content.measurements.find(({ id }) => `${id}.json` === name);
      expect(run).toMatchObject({ command: 'npm run measure', commit: git(root, 'rev-parse', 'HEAD') });
      expect(run?.figures.map(({ metric, option, runs }) => `${metric} ${option} ${runs.length}`)).toEqual(
        ['rest', 'graphql'].flatMap((option) =>
          ['task-time', 'task-cpu', 'task-memory'].map((metric) => `${metric} ${option} 10`),
        ),
      );
      const sample = content.samples.find(({ id }) => id === 'read-order');
      expect(run?.digests).toEqual(
        Object.fromEntries(sample?.projects.map(({ option, digest }) => [`read-order/${option}`, digest]) ?? []),
      );

      const second = await startMeasure(root, ['rest']).ended;
      expect(second.code, second.stderr).toBe(0);
      expect(filesIn(root, published)).toHaveLength(before.length + 2);
      expect(readFileSync(join(root, published, name), 'utf8')).toBe(bytes);
      const [newest] = loadContent(root).content.measurements;
      expect(newest?.command).toBe('npm run measure -- rest');
      expect(filesIn(root, '.cache/measure')).toEqual(['read-order']);
    }),
  );

  test('of what is not committed is refused, except in a small run, which is not published', { timeout: TIME }, () =>
    having({}, async (root) => {
      const before = filesIn(root, published);
      appendFileSync(join(root, 'content/samples/read-order/rest/src/main.ts'), '// changed\n');
      const refused = await startMeasure(root).ended;
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('Commit first, so that the file can name what was measured:');
      expect(refused.stderr).toContain('content/samples/read-order/rest/src/main.ts');
      expect(filesIn(root, published)).toEqual(before);

      const small = await startMeasure(root, ['--quick']).ended;
      expect(small.code, small.stderr).toBe(0);
      expect(filesIn(root, published)).toEqual(before);
      expect(filesIn(root, '.cache/measurements')).toHaveLength(1);
    }),
  );

  test('ends without a file where two programs print different things', { timeout: TIME }, () =>
    having({ files: { 'graphql/src/main.ts': echo.replace('.toLowerCase()', '') } }, async (root) => {
      const before = filesIn(root, published);
      const { code, stderr } = await startMeasure(root).ended;
      expect(code).toBe(2);
      expect(stderr).toMatch(/^read-order graphql prints something else than the others\n/);
      expect(filesIn(root, published)).toEqual(before);
    }),
  );

  test('leaves nothing behind when it is interrupted', { timeout: TIME }, () => {
    const waiting = `import { writeFileSync } from 'node:fs';\n\n${echo}writeFileSync('pid', String(process.pid));\nsetInterval(() => {}, 1000);\n`;
    return having({ files: { 'rest/src/main.ts': waiting } }, async (root) => {
      const before = filesIn(root, published);
      const running = startMeasure(root);
      await running.said(/task 1 of 10: read-order rest/);
      const file = join(root, '.cache/measure/read-order/rest/pid');
      while (!existsSync(file) || readFileSync(file, 'utf8') === '') await new Promise((go) => setTimeout(go, 20));
      const pid = Number(readFileSync(file, 'utf8'));
      expect(isAlive(pid)).toBe(true);
      running.child.kill('SIGINT');
      const { code, stderr } = await running.ended;
      expect(code).toBe(130);
      expect(stderr).toContain('interrupted: nothing was written');
      expect(filesIn(root, published)).toEqual(before);
      expect(filesIn(root, '.cache/measure')).toEqual(['read-order']);
      await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    });
  });
});
