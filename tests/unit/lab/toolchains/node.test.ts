import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { run } from '../../../../src/lab/process.ts';
import { node } from '../../../../src/lab/toolchains/node.ts';
import { environmentWith, newer } from '../../../../src/lab/toolchains/toolchain.ts';

const before = { ...process.env };
afterEach(() => {
  for (const name of ['PATH', 'NODE_OPTIONS', 'npm_config_userconfig']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

test('the steps run with the very Node.js whose version is recorded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tradeoffs-path-'));
  writeFileSync(join(folder, 'node'), '#!/bin/sh\necho v0.0.1\n');
  chmodSync(join(folder, 'node'), 0o755);
  process.env['PATH'] = `${folder}:${process.env['PATH']}`;
  const found = await node.find('.');
  const { version, environment } = typeof found === 'string' ? { version: found, environment: {} } : found;
  const { output } = await run({ argv: ['node', '--version'], folder: '.', environment });
  rmSync(folder, { recursive: true });
  expect(version).toBe(process.versions.node);
  expect(output.trim()).toBe(`v${version}`);
});

test('what would change a result does not reach a tool', () => {
  process.env['NODE_OPTIONS'] = '--no-warnings';
  process.env['npm_config_userconfig'] = '/nowhere';
  const environment: Readonly<Record<string, string>> = environmentWith({ MORE: '1' });
  expect(environment['NODE_OPTIONS']).toBeUndefined();
  expect(environment['npm_config_userconfig']).toBeUndefined();
  expect(environment).toMatchObject({ NO_COLOR: '1', LC_ALL: 'C.UTF-8', MORE: '1' });
});

test.each([
  ['1.26', '1.25.3', 1],
  ['1.9', '1.10', -1],
  ['3.14.0', '3.14', 0],
  ['21', '17.0.9', 4],
])('%s against %s', (one, other, sign) => {
  expect(Math.sign(newer(one, other))).toBe(Math.sign(sign));
});
