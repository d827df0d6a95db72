import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ending, track } from '../process.ts';
import { startUpstream } from '../samples/upstream.ts';
import { inputOf } from './lines.ts';
import { type Cores, memoryOf } from './machine.ts';
import type { Notebook } from './notebook.ts';
import type { Ready } from './ready.ts';

/** Runs programs that end by themselves, in turn, and notes time, processor time and memory. */
export async function measureTasks(all: readonly Ready[], runs: number, scale: number, cores: Cores, notes: Notebook) {
  const ready = all.filter(({ job }) => job.sample.measure?.task);
  const outputs = new Map<string, string>();
  const upstream = await startUpstream();
  try {
    for (let run = 1; run <= runs; run++) {
      for (const one of ready) {
        notes.tell(`task ${run} of ${runs}: ${one.project.sample} ${one.project.option}`);
        const output = await runOnce(one);
        // Who computes something else, or nothing, is fast for no reason.
        const known = outputs.get(one.project.sample) ?? output;
        outputs.set(one.project.sample, known);
        if (known !== output)
          throw new Error(`${one.project.sample} ${one.project.option} prints something else than the others`);
      }
      notes.spin();
    }
  } finally {
    upstream.close();
  }

  async function runOnce(one: Ready): Promise<string> {
    const task = one.job.sample.measure?.task;
    if (!task) return '';
    const repeated = Array.from({ length: Math.max(1, Math.round(task.repeat / scale)) }, () => task.args).flat();
    const args = repeated.map((arg) => arg.replaceAll('{upstream}', upstream.address));
    const lines = task.lines && { ...task.lines, count: Math.max(1, Math.round(task.lines.count / scale)) };
    const input = inputOf({ ...task, lines });
    const how = lines ? `${lines.count} lines of input, one core` : `${repeated.length} arguments, one core`;
    const { output, seconds, cpu, memory } = await timed(
      one,
      [...cores.program, ...one.program.argv, ...args],
      task.environment,
      input,
    );
    notes.add(one, 'task-time', how, seconds);
    notes.add(one, 'task-cpu', how, cpu);
    notes.add(one, 'task-memory', how, memory);
    return output;
  }
}

/** The shell's `times` tells, to a thousandth, what its children took; Node tells it of no child. */
const SCRIPT = '"$@"; status=$?; times >&3; exit $status';

async function timed(one: Ready, argv: readonly string[], more: Readonly<Record<string, string>>, input: string) {
  const begun = performance.now();
  const child = track(
    spawn('bash', ['-c', SCRIPT, 'bash', ...argv], {
      cwd: one.project.folder,
      env: { ...one.program.environment, ...more, LC_ALL: 'C' },
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    }),
  );
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, mostOf(child.pid));
  }, 10);
  const texts = ['', '', '', ''];
  for (const at of [1, 2, 3])
    child.stdio[at]?.on('data', (chunk: Buffer) => {
      texts[at] += chunk.toString();
    });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const { status, why } = await ending(child);
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1000;
  const { sample, option } = one.project;
  if (status !== 0) throw new Error(`${sample} ${option} ended with ${why ?? status}: ${texts[2]}`);
  const [, children = ''] = (texts[3] ?? '').trim().split('\n');
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
  return { output: texts[1] ?? '', seconds, cpu, memory };
}

/** The most memory of the program that a shell runs, so far; 0 where it has ended. */
function mostOf(shell: number | undefined): number {
  try {
    const [child] = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim().split(' ');
    return memoryOf(Number(child)).most;
  } catch {
    return 0;
  }
}
