import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export const project: string = resolve(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when it has ended. */
  readonly ended: Promise<Ran>;
  /** Resolves when it has printed a text that fits; rejects if it ends before or takes too long. */
  readonly said: (text: RegExp, within?: number) => Promise<RegExpExecArray>;
}

const astro = join(project, 'node_modules/astro/bin/astro.mjs');

export type Variables = Readonly<Record<string, string>>;

export const startAstro = (args: readonly string[], cwd: string, env: Variables = {}): Running =>
  startNode([astro, ...args], cwd, env);

// Vitest tells its workers by these what it tests; a build that is started from one must not read them.
const runners = /^(VITEST.*|NODE_ENV|MODE|DEV|PROD|SSR|TEST|BASE_URL|TRADEOFFS_.*)$/;

/** Starts Node on a script, without the variables that the test runner sets for itself. */
export function startNode(args: readonly string[], cwd: string, env: Variables = {}): Running {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !runners.test(name)));
  const child = spawn(process.execPath, args, { cwd, env: { ...own, ASTRO_TELEMETRY_DISABLED: '1', ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ran>((done) => {
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
  const said = async (text: RegExp, within = 60_000): Promise<RegExpExecArray> => {
    const until = Date.now() + within;
    while (Date.now() < until) {
      const found = text.exec(stdout) ?? text.exec(stderr);
      if (found) return found;
      if (child.exitCode !== null || child.signalCode !== null) break;
      await new Promise((go) => setTimeout(go, 20));
    }
    throw new Error(`"${args.join(' ')}" did not print ${text}; it printed:\n${stdout}${stderr}`);
  };
  return { child, stdout: () => stdout, stderr: () => stderr, ended, said };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
