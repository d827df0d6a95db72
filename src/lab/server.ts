import { end, ending, MOST_OUTPUT, type Ran, start } from './process.ts';

/** A built program, ready to be started. */
export interface Program {
  readonly option: string;
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** How long one case or one start may take, in milliseconds; a kill limit, never a measure. */
export const LIMIT = 30_000;

/** A server that the lab has started. */
export interface Server {
  readonly pid: number;
  /** Where it listens; rejects when it ends before that. */
  readonly address: Promise<string>;
  /** What it has said on standard error so far, and printed. */
  readonly said: () => string;
  readonly printed: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Asks it to end, and waits; kills it when that takes too long. */
  readonly stop: () => Promise<Pick<Ran, 'status' | 'why'>>;
  readonly kill: () => void;
}

/** Starts a program that says on standard error where it listens, as `listening on http://…`. */
export function serve(program: Program, args: readonly string[], folder: string): Server {
  const environment = { ADDR: '127.0.0.1:0', ...program.environment };
  const child = start({ argv: [...program.argv, ...args], folder, environment });
  const ended = ending(child);
  let said = '';
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (printed.length < MOST_OUTPUT) printed += text;
  });
  const address = new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why} before it listened; it said: ${said.trim()}`));
    const timer = setTimeout(() => fail(`nothing for ${LIMIT / 1000} s`), LIMIT);
    // With its line end: a line may come in pieces.
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, found] = /^listening on (http:\/\/\S+)\r?\n/m.exec(said) ?? [];
      if (found) resolve(found);
    });
    ended.then(({ status, why }) => {
      clearTimeout(timer);
      fail(`ended (${why ?? status})`);
    });
  });
  // Who never asks for the address learns of the failure when it stops the server.
  address.catch(() => {});
  const kill = () => end(child);
  const signal = (name: NodeJS.Signals) => child.kill(name);
  return {
    pid: child.pid ?? 0,
    address,
    said: () => said,
    printed: () => printed,
    signal,
    async stop() {
      signal('SIGTERM');
      const timer = setTimeout(kill, LIMIT);
      const result = await ended;
      clearTimeout(timer);
      return result;
    },
    kill,
  };
}
