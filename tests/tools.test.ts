import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, startNode } from './setup/run.ts';

// The tools that judge the code, each as a test that shows what the tool says.
const installed = (path: string): string => join(project, 'node_modules', path);

test.each([
  ['biome', [installed('@biomejs/biome/bin/biome'), 'ci', '.', '--colors=off']],
  ['astro check', [installed('astro/bin/astro.mjs'), 'check']],
  ['knip', [installed('knip/bin/knip.js')]],
  ['the schemas for editors are up to date', [join(project, 'src/cli/schemas.ts'), '--check']],
  ['content has no problem', [join(project, 'src/cli/check.ts')]],
])('%s', async (_name, args) => {
  const { code, stdout, stderr } = await startNode(args, project).ended;
  expect(code, stdout + stderr).toBe(0);
});
