import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { siteWith } from '../../setup/content.ts';
import { project, startNode } from '../../setup/run.ts';
import { playable, runSamples } from '../../setup/samples.ts';

const TIME = 90_000;
const lockFile = 'content/samples/lock.json';

test('a run that is interrupted ends what it started, and writes nothing', { timeout: TIME }, async () => {
  // A test that waits longer than anybody would.
  const waiting = 'setTimeout(() => {}, 60_000);\n';
  const { root, remove } = siteWith(playable({ files: { 'rest/src/main.test.ts': waiting } }));
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const { child, ended } = startNode([...flags, 'src/cli/samples.ts', '--root', root, 'rest'], project);
  // npm, or the tests: whichever is found first.
  await until(() => running(root).length > 0);
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  await until(() => running(root).length === 0);
  const written = existsSync(join(root, lockFile));
  remove();
  expect([code, stderr, written]).toEqual([130, '\ninterrupted: nothing was written\n', false]);
});

/** Processes that work in a folder, beside those of the command itself. */
function running(root: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(join(root, '.cache/samples/read-order'));
    } catch {
      return false;
    }
  });
}

async function until(holds: () => boolean): Promise<void> {
  for (let left = 400; left > 0 && !holds(); left--) await new Promise((go) => setTimeout(go, 50));
  expect(holds()).toBe(true);
}

describe('what is wrong with the words', () => {
  const { root, remove } = siteWith(playable());
  afterAll(remove);

  test.each([
    [['read-ordr'], 'There is neither a sample nor an option `read-ordr`: did you mean `read-order`?'],
    [['soap'], 'There is neither a sample nor an option `soap`: samples: read-order; options: rest, graphql'],
    [['--dry'], "Unknown option '--dry'"],
  ])('%s: says so, and how it is used', async (args, message) => {
    const { code, stdout, stderr } = await runSamples(root, args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('\nUsage: npm run samples');
  });

  test('an option that the sample does not have is no run that went well', async () => {
    // GraphQL has a project in another sample alone.
    const { root, remove } = siteWith({
      ...playable(),
      'samples/ask-twice/sample.yaml':
        'title: Ask twice\ntask: Ask twice.\nregions:\n  - { id: ask, title: The answer }\noptions:\n  rest: { files: [a.sh] }\n',
      'samples/ask-twice/rest/a.sh': '# #region ask\ntrue\n# #endregion ask\n',
    });
    const { code, stderr } = await runSamples(root, ['ask-twice', 'graphql']);
    remove();
    expect(code).toBe(2);
    expect(stderr).toContain('There is nothing to run: no sample of these has such an option.');
  });

  test('content with a problem is not run', async () => {
    const { root, remove } = siteWith({ 'options/rest.yaml': { from: 'hue: 140', to: 'hue: 400' } });
    const { code, stderr } = await runSamples(root);
    remove();
    expect(code).toBe(2);
    expect(stderr).toContain('content/options/rest.yaml:2:6 schema\n');
    expect(stderr).toContain('The lab runs only content without problems.');
  });
});
