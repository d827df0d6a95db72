import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { kinds } from '../../../src/model/schema/layout.ts';
import { filesOf } from '../../setup/files.ts';
import { project, startNode } from '../../setup/run.ts';

const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
const run = (...args: string[]) => startNode([...flags, 'src/cli/schemas.ts', ...args], project).ended;

const root = mkdtempSync(join(tmpdir(), 'tradeoffs-schemas-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('schemas', () => {
  test('those in the repository are up to date', async () => {
    expect(await run('--check')).toMatchObject({ code: 0, stderr: '' });
  });

  test('are written, found stale when changed, and written again', async () => {
    expect((await run('--root', root)).code).toBe(0);
    expect((await run('--root', root, '--check')).code).toBe(0);
    writeFileSync(join(root, '.schemas/option.json'), '{}\n');
    writeFileSync(join(root, '.schemas/gone.json'), '{}\n');
    const { code, stderr } = await run('--root', root, '--check');
    expect(code).toBe(1);
    expect(stderr).toBe(
      '.schemas/option.json is stale\n.schemas/gone.json is stale\nrun `npm run schemas` and commit what it writes\n',
    );
    await run('--root', root);
    expect((await run('--root', root, '--check')).code).toBe(0);
    expect(filesOf(join(root, '.schemas'))).toEqual(filesOf(join(project, '.schemas')));
  });

  test('an unknown argument: the usage, code 2', async () => {
    expect(await run('--write')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: npm run schemas') });
  });

  test('the editor knows the schema of every YAML file', () => {
    const settings: unknown = JSON.parse(readFileSync(join(project, '.vscode/settings.json'), 'utf8'));
    const globs = kinds
      .filter(({ endings }) => endings.includes('.yaml'))
      .map(({ noun, path }) => [`.schemas/${noun}.json`, `${path.replace(/\{\w+\}/g, '*')}.yaml`]);
    const expected = Object.fromEntries(
      globs.map(([schema = '', glob = '']) => [schema, expect.arrayContaining([glob])]),
    );
    expect(settings).toMatchObject({ 'yaml.schemas': expected });
  });
});
