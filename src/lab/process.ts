import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A command to run; words, never a line for a shell. */
export interface Command {
  readonly argv: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly input?: string;
  /** After which it is killed with all that it started, in milliseconds; default: ten minutes. */
  readonly limit?: number;
}

/** What a command came to. */
export interface Ran {
  /** Its exit status, 128 and more where a signal ended it; nothing where the limit did, or it could not be started. */
  readonly status: number | undefined;
  /** Why there is no status. */
  readonly why?: string;
  readonly output: string;
  readonly error: string;
  /** Output and error as they came. */
  readonly both: string;
}

const TEN_MINUTES = 600_000;
/** Longest output that is kept, in UTF-16 units: what goes on for ever must not fill the memory. */
export const MOST_OUTPUT = 4 * 1024 * 1024;

const running = new Set<ChildProcess>();

/** Starts a command in a group of its own, so that what it starts can be ended with it. */
export function start({ argv: [file = '', ...args], folder, environment }: Command): ChildProcess {
  const child = track(spawn(file, args, { cwd: folder, env: environment, detached: true, stdio: 'pipe' }));
  // Whoever ends before it has read its input is no fault of ours.
  child.stdin?.on('error', () => {});
  return child;
}

/** Remembers a process that leads a group of its own, so that it is ended when we are. */
export function track<C extends ChildProcess>(child: C): C {
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends a process and all that it started. */
export function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** Ends whatever still runs: for whoever is interrupted. */
export function endAll(): void {
  for (const child of running) end(child);
}

/** Runs a command to its end; never throws for what the command does. */
export async function run(command: Command): Promise<Ran> {
  const child = start(command);
  const limit = command.limit ?? TEN_MINUTES;
  const texts = { output: '', error: '', both: '' };
  const keep = (name: 'output' | 'error') => (text: string) => {
    if (texts.both.length > MOST_OUTPUT) return;
    texts[name] += text;
    texts.both += text;
  };
  child.stdout?.setEncoding('utf8').on('data', keep('output'));
  child.stderr?.setEncoding('utf8').on('data', keep('error'));
  child.stdin?.end(command.input ?? '');
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end(child);
  }, limit);
  const ended = await ending(child);
  clearTimeout(timer);
  return { ...texts, ...(late ? { status: undefined, why: `did not end within ${limit / 1000} s` } : ended) };
}

/** Waits for a process to end. */
export function ending(child: ChildProcess): Promise<Pick<Ran, 'status' | 'why'>> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: undefined, why: error.message }));
    child.once('close', (status, signal) =>
      // As a shell tells it.
      resolve({ status: status ?? 128 + (signal ? constants.signals[signal] : 0) }),
    );
  });
}
