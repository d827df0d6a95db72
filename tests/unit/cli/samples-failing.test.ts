import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../src/model/content.ts';
import { type Lock, lockSchema } from '../../../src/model/schema/lock.ts';
import { siteWith } from '../../setup/content.ts';
import { echo, type Parts, playable, runSamples } from '../../setup/samples.ts';

const TIME = 90_000;
const lockFile = 'content/samples/lock.json';

/** Does something with a site whose sample is not as it should be. */
async function having(parts: Parts, act: (root: string) => Promise<void>): Promise<void> {
  const { root, remove } = siteWith(playable(parts));
  try {
    await act(root);
  } finally {
    remove();
  }
}

const lockOf = (root: string): Lock => lockSchema.parse(JSON.parse(readFileSync(join(root, lockFile), 'utf8')));
const proofOf = (root: string, option: string) => lockOf(root).samples['read-order']?.[option];
const told = (root: string) =>
  loadContent(root).warnings.flatMap(({ rule, message }) => (rule === 'lock' ? [message] : []));

const refusing = `    prepare: [node, refuse.ts]
    fails: { step: build, saying: no such thing }`;
const refusal = "console.error('refused: no such thing, pid=4711');\nprocess.exit(1);\n";

describe('samples that are not as they should be', () => {
  test('an option that answers otherwise is named, with its case', { timeout: TIME }, () =>
    having({ files: { 'graphql/src/main.ts': echo.replace('.toLowerCase()', '') } }, async (root) => {
      const { code, stdout } = await runSamples(root);
      expect(code).toBe(1);
      expect(stdout).toContain(
        '\nread-order graphql\n  cases: It answers in small letters\n    output "ONE two\\n", expected "one two\\n"\n',
      );
      expect(stdout).toMatch(/^read-order graphql +cases 1 of 2$/m);
      expect(stdout).not.toContain('\nread-order rest\n');
      expect(stdout).toMatch(/\n1 passed, 1 failed, 0 skipped\n$/);
      expect(proofOf(root, 'graphql')?.steps.at(-1)).toMatchObject({ step: 'cases', outcome: 'failed', count: 2 });
      expect(proofOf(root, 'rest')?.steps.at(-1)).toMatchObject({ step: 'cases', outcome: 'passed', count: 2 });
      expect(told(root)).toEqual([expect.stringMatching(/^The project of `graphql` failed at cases on /)]);
    }),
  );

  test('a failed step ends the project, and its tool has the word', { timeout: TIME }, () => {
    const failing =
      "import { test } from 'node:test';\n\ntest('seven is odd', () => {\n  throw new Error('it is 8');\n});\n";
    return having({ files: { 'rest/src/main.test.ts': failing } }, async (root) => {
      const { code, stdout } = await runSamples(root, ['rest']);
      expect(code).toBe(1);
      expect(stdout).toContain('\nread-order rest\n  test: node --test ended with 1\n    ');
      expect(stdout).toContain('seven is odd');
      expect(stdout).toContain('it is 8');
      expect(proofOf(root, 'rest')?.steps).toEqual([
        { step: 'build', commands: ['npm ci --no-audit --no-fund'], outcome: 'passed' },
        { step: 'test', commands: ['node --test'], outcome: 'failed' },
      ]);
      expect(told(root)).toContainEqual(expect.stringMatching(/^The project of `rest` failed at test on /));
    });
  });

  test('a manifest that cannot be read is a failed build, and the others go on', { timeout: TIME }, () =>
    having({ files: { 'rest/package.json': '{' } }, async (root) => {
      const { code, stdout } = await runSamples(root);
      expect(code).toBe(1);
      expect(stdout).toMatch(/\nread-order rest\n {2}build: .*JSON/);
      expect(stdout).toMatch(/\n1 passed, 1 failed, 0 skipped\n$/);
      // What is written for it can be read again.
      expect(proofOf(root, 'rest')?.steps).toEqual([{ step: 'build', commands: [], outcome: 'failed' }]);
      expect(loadContent(root).problems).toEqual([]);
    }),
  );

  test('files that no toolchain is known for are skipped aloud', { timeout: TIME }, () =>
    having({ files: { 'rest/package.json': undefined, 'rest/package-lock.json': undefined } }, async (root) => {
      const { code, stdout } = await runSamples(root, ['rest']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^read-order rest +SKIPPED: no toolchain is known for its files$/m);
      expect(stdout).toContain('\nNOT RUN, no toolchain is known for its files: read-order rest\n');
      expect(lockOf(root)).toEqual({ samples: {} });
    }),
  );
});

describe('samples that are meant to fail', () => {
  test('what they say is kept, and held against the next run', { timeout: TIME }, () =>
    having({ rest: refusing, files: { 'rest/refuse.ts': refusal } }, async (root) => {
      const first = await runSamples(root, ['rest']);
      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(first.stdout).toMatch(/^read-order rest +build failed, as it should$/m);
      expect(proofOf(root, 'rest')).toMatchObject({
        steps: [{ step: 'build', outcome: 'failed' }],
        diagnostic: 'refused: no such thing, pid=…',
        dependencies: [],
      });
      expect(told(root)).toEqual(['The project of `graphql` was never run.']);
      expect((await runSamples(root, ['rest', '--frozen'])).code).toBe(0);

      const lock = readFileSync(join(root, lockFile), 'utf8');
      writeFileSync(join(root, lockFile), lock.replace('refused: no', 'denied: no'));
      const { code, stdout } = await runSamples(root, ['rest', '--frozen']);
      expect(code).toBe(1);
      expect(stdout).toContain('the diagnostic says something else now:\n');
      expect(stdout).toContain('refused: no such thing, pid=…\n    in the lock:\n    denied: no such thing, pid=…\n');
    }),
  );

  test('a step that passes after all is reported', { timeout: TIME }, () =>
    having({ rest: refusing, files: { 'rest/refuse.ts': 'console.log(1);\n' } }, async (root) => {
      const { code, stdout } = await runSamples(root, ['rest']);
      expect(code).toBe(1);
      expect(stdout).toContain('\n  build: it passed, but should fail, saying no such thing\n');
      expect(told(root)).toContainEqual(expect.stringMatching(/^The project of `rest` did not fail at build on /));
    }),
  );

  test('a failure that says something else is reported, also by the lock', { timeout: TIME }, () =>
    having(
      { rest: refusing, files: { 'rest/refuse.ts': "console.error('disk full');\nprocess.exit(1);\n" } },
      async (root) => {
        const { code, stdout } = await runSamples(root, ['rest']);
        expect(code).toBe(1);
        expect(stdout).toContain('\n  build: it failed, but did not say no such thing\n    disk full\n');
        expect(told(root)).toContainEqual(
          expect.stringMatching(/^The project of `rest` failed without saying no such thing on /),
        );
      },
    ),
  );

  test('a step that its toolchain does not have cannot fail', { timeout: TIME }, () =>
    having({ rest: '    fails: { step: lint, saying: unused }' }, async (root) => {
      const { code, stdout } = await runSamples(root, ['rest']);
      expect(code).toBe(1);
      expect(stdout).toContain('\n  lint: Node.js has no such step, so it cannot fail\n');
    }),
  );

  test('a long diagnostic leaves a lock that can be read', { timeout: TIME }, () => {
    const endless =
      "console.error('no such thing');\nfor (let at = 0; at < 3000; at++) console.error('again and again');\nprocess.exitCode = 1;\n";
    return having({ rest: refusing, files: { 'rest/refuse.ts': endless } }, async (root) => {
      expect((await runSamples(root, ['rest'])).code).toBe(0);
      expect(loadContent(root).problems).toEqual([]);
      expect(proofOf(root, 'rest')?.diagnostic).toMatch(/^no such thing\nagain and again\n.*\nagain and again\n…$/s);
    });
  });

  test('what the lock cannot hold is not written', { timeout: TIME }, () => {
    const manifest = '{ "name": "ask", "version": "1.0.0", "engines": { "node": ">=22.18 || >=24" } }\n';
    return having({ files: { 'rest/package.json': manifest } }, async (root) => {
      const { code, stderr } = await runSamples(root, ['rest']);
      expect(code).toBe(2);
      expect(stderr).toContain('Nothing was written: the lock would not be valid.\n');
      expect(stderr).toContain('minimum');
      expect(existsSync(join(root, lockFile))).toBe(false);
    });
  });

  test('colours in a diagnostic leave a lock that can be read', { timeout: TIME }, () => {
    const coloured = "console.error('\\u001b[31mno such thing\\u001b[0m');\nprocess.exit(1);\n";
    return having({ rest: refusing, files: { 'rest/refuse.ts': coloured } }, async (root) => {
      await runSamples(root, ['rest']);
      expect(loadContent(root).problems).toEqual([]);
    });
  });

  test('a failing test of Node.js says the same in every run', { timeout: TIME }, () => {
    const failing =
      "import { test } from 'node:test';\n\ntest('seven is odd', () => {\n  throw new Error('it is 8');\n});\n";
    const rest = '    fails: { step: test, saying: it is 8 }';
    return having({ rest, files: { 'rest/src/main.test.ts': failing } }, async (root) => {
      expect((await runSamples(root, ['rest'])).code).toBe(0);
      const { code, stdout } = await runSamples(root, ['rest', '--frozen']);
      expect(stdout).not.toContain('the diagnostic says something else now');
      expect(code).toBe(0);
    });
  });
});
