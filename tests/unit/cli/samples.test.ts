import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContent } from '../../../src/model/content.ts';
import { type Lock, lockSchema } from '../../../src/model/schema/lock.ts';
import { siteWith } from '../../setup/content.ts';
import type { Ran } from '../../setup/run.ts';
import { playable, runSamples } from '../../setup/samples.ts';

const TIME = 90_000;
const main = 'content/samples/read-order/rest/src/main.ts';
const lockFile = 'content/samples/lock.json';

const textOf = (root: string, path: string) => readFileSync(join(root, path), 'utf8');
const lockOf = (root: string): Lock => lockSchema.parse(JSON.parse(textOf(root, lockFile)));
const proofOf = (root: string, option = 'rest') => lockOf(root).samples['read-order']?.[option];

function edit(root: string, path: string, from: string, to: string): void {
  const text = textOf(root, path);
  expect(text).toContain(from);
  writeFileSync(join(root, path), text.replace(from, to));
}

/** The digest of a project as it stands. */
const digestOf = (root: string, option: string) =>
  loadContent(root).content.samples[0]?.projects.find((one) => one.option === option)?.digest ?? '';

/** What `check` says of the lock. */
const told = (root: string) =>
  loadContent(root).warnings.flatMap(({ rule, message }) => (rule === 'lock' ? [message] : []));

describe('samples that were run', () => {
  const { root: first, remove } = siteWith(playable());
  let ran: Ran;
  beforeAll(async () => {
    ran = await runSamples(first);
  }, TIME);
  afterAll(remove);

  /** A copy that a test may break. */
  async function copied(act: (root: string) => Promise<void>): Promise<void> {
    const root = mkdtempSync(join(tmpdir(), 'tradeoffs-samples-'));
    cpSync(first, root, { recursive: true });
    try {
      await act(root);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }

  test('pass, and the lock holds what was done', () => {
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/\n2 passed, 0 failed, 0 skipped\n$/);
    expect(Object.keys(lockOf(first).samples)).toEqual(['read-order']);
    for (const option of ['rest', 'graphql']) {
      expect(proofOf(first, option)).toEqual({
        digest: digestOf(first, option),
        date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        toolchain: { name: 'Node.js', version: process.versions.node },
        minimum: '24.0',
        dependencies: [],
        lines: { program: 2, tests: 2 },
        steps: [
          { step: 'build', commands: ['npm ci --no-audit --no-fund'], outcome: 'passed' },
          { step: 'test', commands: ['node --test'], outcome: 'passed' },
          { step: 'cases', commands: [], outcome: 'passed', count: 2 },
        ],
      });
    }
    expect(told(first)).toEqual([]);
  });

  test('come to the same again, and nothing is written', { timeout: TIME }, () =>
    copied(async (root) => {
      const before = textOf(root, lockFile);
      expect(await runSamples(root, ['--frozen'])).toMatchObject({ code: 0, stderr: '' });
      expect(textOf(root, lockFile)).toBe(before);
    }),
  );

  test('a changed source makes the lock stale', { timeout: TIME }, () =>
    copied(async (root) => {
      edit(root, main, "join(' ')", "join(' ').trim()");
      const before = textOf(root, lockFile);
      const { code, stdout } = await runSamples(root, ['rest', '--frozen']);
      expect(code).toBe(1);
      expect(stdout).toMatch(/\nread-order rest\n {2}the lock is stale: its sources have changed since \S+\n/);
      expect(stdout).toMatch(/\n0 passed, 1 failed, 0 skipped\n$/);
      expect(textOf(root, lockFile)).toBe(before);
    }),
  );

  test('a forged digest does not hide that sources are broken', { timeout: TIME }, () =>
    copied(async (root) => {
      const honest = digestOf(root, 'rest');
      edit(root, main, '.toLowerCase()', '.toUpperCase()');
      edit(root, lockFile, honest, digestOf(root, 'rest'));
      // Nothing that only reads can see it …
      expect(told(root)).toEqual([]);
      // … but whoever runs it does.
      const { code, stdout } = await runSamples(root, ['rest', '--frozen']);
      expect(code).toBe(1);
      expect(stdout).toContain(
        'cases: It answers in small letters\n    output "ONE TWO\\n", expected "one two\\n"\n\nread-order rest\n  steps: now [',
      );
    }),
  );

  test('what was forged in the lock besides the digest is told', { timeout: TIME }, () =>
    copied(async (root) => {
      edit(root, lockFile, '"minimum": "24.0"', '"minimum": "18.0"');
      edit(root, lockFile, '"program": 2', '"program": 1');
      const { code, stdout } = await runSamples(root, ['rest', 'graphql', '--frozen']);
      expect(code).toBe(1);
      expect(stdout).toContain('oldest release: now "24.0", in the lock "18.0"\n');
      expect(stdout).toContain('lines: now {"program":2,"tests":2}, in the lock {"program":1,"tests":2}\n');
      expect(stdout).toMatch(/\n1 passed, 1 failed, 0 skipped\n$/);
    }),
  );

  test('what was not asked for keeps its proof', { timeout: TIME }, () =>
    copied(async (root) => {
      const kept = proofOf(root, 'graphql');
      edit(root, main, "join(' ')", "join(' ').trim()");
      expect((await runSamples(root, ['rest'])).code).toBe(0);
      expect(proofOf(root, 'graphql')).toEqual(kept);
      expect(told(root)).toEqual([]);
    }),
  );

  test('a missing toolchain is named, and what needs it is skipped', { timeout: TIME }, () =>
    copied(async (root) => {
      const nowhere = { PATH: join(root, 'nothing'), HOME: root };
      for (const path of ['package.json', 'package-lock.json', 'src/main.test.ts']) {
        rmSync(join(root, 'content/samples/read-order/rest', path));
      }
      writeFileSync(join(root, 'content/samples/read-order/rest/Cargo.toml'), '[package]\nname = "ask"\n');
      const { code, stdout } = await runSamples(root, ['rest'], nowhere);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^read-order rest +SKIPPED: rustc is not on the path$/m);
      expect(stdout).toMatch(/\n0 passed, 0 failed, 1 skipped\nNOT RUN, rustc is not on the path: read-order rest\n$/);
      // The old proof stays, and says itself that it is of other sources.
      expect(told(root)).toEqual([expect.stringContaining('The project of `rest` has changed since it was run on')]);
    }),
  );
});
