import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Limits, type Outcome, Pool, type Ticket } from './pool.ts';
import type { Job } from './worker.ts';

const usage = 'usage: worker-pool [--workers 1-1024] [--queue 1-1024] [--overload]';

type Options = { limits: Limits; overload: boolean };

/** Throws if an argument is none that `usage` names. */
function parse(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      workers: { type: 'string', default: '4' },
      queue: { type: 'string', default: '16' },
      overload: { type: 'boolean', default: false },
    },
  });
  const limits = {
    workers: number('workers', values.workers),
    queue: number('queue', values.queue),
  };
  return { limits, overload: values.overload };
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 1024) {
    throw new RangeError(`--${name} must be a whole number from 1 to 1024`);
  }
  return value;
}

// #region main
async function run(input: NodeJS.ReadableStream, { limits, overload }: Options): Promise<boolean> {
  const pool = new Pool<Job, string>(new URL('./worker.ts', import.meta.url), limits);
  const release = overload ? await occupy(pool, limits.workers) : () => {};

  // `undefined` stands for a line that was refused.
  const tickets: (Ticket<string> | undefined)[] = [];
  try {
    for await (const text of createInterface({ input })) {
      tickets.push(overload ? pool.trySubmit({ text }) : await pool.submit({ text }));
    }
  } finally {
    release();
    await pool.close();
  }

  let allDone = true;
  for (const [index, ticket] of tickets.entries()) {
    const outcome = await ticket?.outcome;
    if (outcome?.kind === 'crashed') console.error(outcome.error);
    console.log(`${index + 1} ${describe(outcome)}`);
    allDone &&= outcome?.kind === 'ok';
  }
  return allDone;
}
// #endregion main

function describe(outcome: Outcome<string> | undefined): string {
  switch (outcome?.kind) {
    case undefined:
      return 'busy';
    case 'ok':
      return `ok ${outcome.value}`;
    case 'failed':
      return `failed: ${outcome.reason}`;
    case 'crashed':
      return `crashed: ${outcome.error instanceof Error ? outcome.error.message : outcome.error}`;
  }
}

/** Keeps every thread busy until the function returned is called. */
async function occupy(pool: Pool<Job, string>, workers: number): Promise<() => void> {
  // Messages copy what they carry, except for shared memory.
  const gate = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  for (let n = 0; n < workers; n += 1) await pool.submit({ gate });
  return () => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
  };
}

async function main(): Promise<number> {
  let options: Options;
  try {
    options = parse(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    return 2;
  }
  return (await run(process.stdin, options)) ? 0 : 1;
}

process.exitCode = await main();
