import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, startNode } from '../../setup/run.ts';
import type { Outcome } from './mutations/run.ts';

const seed = 20261121;
const readings = 48;
/** After so long the reader counts as hanging; it takes a fraction of this. */
const limit = 150_000;

test(
  'bad content never crashes the reader: spoilt copies of the real content',
  async () => {
    // In a process of its own: a parser that dies or hangs would take the test runner along.
    const script = join(import.meta.dirname, 'mutations/run.ts');
    const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
    const { child, ended } = startNode([...flags, script, project, String(seed), String(readings)], project);
    const killer = setTimeout(() => child.kill('SIGKILL'), limit);
    const { code, stdout, stderr } = await ended;
    clearTimeout(killer);
    const outcomes = stdout.split('\n').flatMap((line): Outcome[] => (line ? [JSON.parse(line)] : []));
    const last = JSON.stringify(outcomes.at(-1)?.spoilt);
    expect(code, `after ${outcomes.length} readings, the last of ${last}: ${stderr}`).toBe(0);
    expect(outcomes.length).toBe(readings);
    expect(outcomes.flatMap(({ spoilt }) => spoilt).length).toBeGreaterThanOrEqual(200);
    expect(outcomes.filter(({ threw }) => threw !== undefined)).toEqual([]);
    expect(outcomes.flatMap(({ misplaced }) => misplaced)).toEqual([]);
    expect(outcomes.flatMap(({ missed }) => missed)).toEqual([]);
    expect(outcomes.filter(({ seconds }) => seconds > 20)).toEqual([]);
  },
  limit + 10_000,
);
