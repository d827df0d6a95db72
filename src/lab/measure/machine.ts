import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import type { MeasurementFile } from '../../model/schema/measurement.ts';

/** Which cores the program and the load have, and the words in front of a command that keep it there. */
export interface Cores {
  readonly told: string;
  readonly program: readonly string[];
  readonly load: readonly string[];
}

/** One core for the program and another for the load, where there are two. */
export function coresOf(count: number = availableParallelism()): Cores {
  if (count < 2) return { told: 'program and load share the one core', program: [], load: [] };
  return {
    told: 'the program has core 0, the load core 1; builds have all',
    program: ['taskset', '--cpu-list', '0'],
    load: ['taskset', '--cpu-list', '1'],
  };
}

/** Keeps the lab itself, and what it answers as an upstream, on the core of the load; nothing where there is one core. */
export function stayWithLoad({ load: [, , core] }: Cores): void {
  if (core !== undefined) execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', core, String(process.pid)]);
}

/** What of the machine a figure depends on. */
export function machine(): Pick<MeasurementFile['environment'], 'cpu' | 'cores' | 'frequency' | 'memory' | 'kernel'> {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    frequency: frequency(),
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    kernel: `${type()} ${release()}`,
  };
}

function frequency(): string {
  const seen = cpus().map(({ speed }) => speed);
  if (seen.every((speed) => speed === 0)) return 'not told by the machine';
  return `${Math.min(...seen)} to ${Math.max(...seen)} MHz as the kernel tells it; a virtual machine may not know`;
}

/** Time of all cores since the machine started, and what of it the host gave to others; in ticks. */
export function stolenTicks(): { readonly all: number; readonly stolen: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const ticks = line.split(/\s+/).slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, one) => sum + one, 0), stolen: ticks[7] ?? 0 };
}

/** Milliseconds that one fixed piece of work takes: what differs between runs is the machine's noise. */
export function spin(): number {
  const begun = performance.now();
  let state = 1;
  for (let left = 20_000_000; left > 0; left--) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  const took = performance.now() - begun;
  // Whoever does not look at the result may be spared the work.
  return state === 0 ? 0 : Math.round(took * 10) / 10;
}

/** The memory of a process in MB (10⁶ bytes): now, and at most so far. */
export function memoryOf(pid: number): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024) / 1e6;
  return { now: field('VmRSS'), most: field('VmHWM') };
}

/** Linux counts time in hundredths of a second, whatever the processor. */
const TICK = 0.01;

/** Seconds of processor time that a process has used, its threads included. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}
