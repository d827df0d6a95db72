/** Gets an address, again if need be. */

import { parseArgs } from 'node:util';

import { get } from './get.ts';
import { type Outcome, type Policy, retry } from './retry.ts';

const usage = `usage: retry-backoff [flags] ADDRESS
  --attempts N      attempts at most (default 5)
  --base-ms MS      most to wait after the first attempt, then doubled (default 100)
  --cap-ms MS       most to wait after any attempt (default 10000)
  --timeout-ms MS   time for an attempt (default 5000)
  --deadline-ms MS  time for all (default 60000)`;

const MAX_BODY = 1 << 20;

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const given = parse(args);
  if (given === undefined) {
    console.error(usage);
    return 2;
  }

  const outcome = await retry(given.policy, (signal) => get(given.url, MAX_BODY, signal));
  console.log(`attempt ${outcome.attempts}: ${describe(outcome)}`);
  if (outcome.kind === 'ok') return 0;
  console.error([outcome.kind, ...messages(outcome.cause)].join(': '));
  return 1;
}

function describe(outcome: Outcome<Uint8Array>): string {
  return outcome.kind === 'ok' ? `ok, ${outcome.value.length} bytes` : outcome.kind;
}

/** The message of an error and of all that caused it. */
function* messages(error: unknown): Generator<string> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause.message;
}

function parse(args: string[]): { policy: Policy; url: URL } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        attempts: { type: 'string', default: '5' },
        'base-ms': { type: 'string', default: '100' },
        'cap-ms': { type: 'string', default: '10000' },
        'timeout-ms': { type: 'string', default: '5000' },
        'deadline-ms': { type: 'string', default: '60000' },
      },
      allowPositionals: true,
    });
    const policy: Policy = {
      attempts: count(values.attempts, 1),
      base: count(values['base-ms']),
      cap: count(values['cap-ms']),
      timeout: count(values['timeout-ms']),
      deadline: count(values['deadline-ms']),
    };
    const [address = '', ...more] = positionals;
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) && more.length === 0 ? { policy, url } : undefined;
  } catch {
    return undefined;
  }
}

function count(text: string, least = 0): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least && value < 2 ** 31) return value;
  throw new RangeError(`${text} is not a count`);
}
