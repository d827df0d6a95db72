import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/model/content.ts';
import { project, startNode } from '../setup/run.ts';

const MINUTE = 60_000;

/** What a command says that it left out, for want of a toolchain. */
const leftOut = (said: string): string[] => said.split('\n').filter((line) => /^NOT RUN|LEFT OUT/.test(line));

// Kill limits, far above what the runs take.
test('every sample comes to what the lock says, wherever its toolchain is here', { timeout: 35 * MINUTE }, async () => {
  const args = [join(project, 'src/cli/samples.ts'), '--frozen'];
  const { code, stdout, stderr } = await startNode(args, project).ended;
  for (const line of leftOut(stdout)) console.warn(`\n!!! ${line}\n`);
  expect(code, stdout + stderr).toBe(0);
  const count = loadContent(project).content.samples.flatMap(({ projects }) => projects).length;
  const [, passed, skipped] = /(\d+) passed, 0 failed, (\d+) skipped/.exec(stdout) ?? [];
  expect(Number(passed) + Number(skipped)).toBe(count);
});

test('the lab measures, in a run that is too short to publish', { timeout: 25 * MINUTE }, async () => {
  const args = [join(project, 'src/cli/measure.ts'), '--quick', 'log-summary', 'http-health', 'go'];
  const { code, stdout, stderr } = await startNode(args, project).ended;
  if (/is not on the path|could not be built|nothing to measure/.test(stdout + stderr)) {
    console.warn(`\n!!! NOT MEASURED: ${stderr.split('\n')[0]}\n`);
    return;
  }
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/\d+ figures in \d+ s: \.cache\/measurements\//);
});
