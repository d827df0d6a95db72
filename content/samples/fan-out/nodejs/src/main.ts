/** Gets the addresses it is given, at once, and prints a line for each. */

import { parseArgs } from 'node:util';

import { fetchAll, type Limits, type Outcome } from './fan-out.ts';

const usage = 'usage: fan-out [--timeout-ms MS] ADDRESS...';

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const given = parse(args);
  if (given === undefined) {
    console.error(usage);
    return 2;
  }
  const limits: Limits = { inFlight: 8, timeout: given.timeout, maxBody: 1 << 20 };

  let status = 0;
  for (const { url, outcome } of await fetchAll(given.urls, limits)) {
    console.log(`${url}: ${describe(outcome)}`);
    if (outcome.kind !== 'body') status = 1;
    if (outcome.kind === 'request failed') printCauses(url, outcome.cause);
  }
  return status;
}

function parse(args: string[]): { urls: string[]; timeout: number } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { 'timeout-ms': { type: 'string', default: '5000' } },
      allowPositionals: true,
    });
    const timeout = Number(values['timeout-ms']);
    const valid = Number.isInteger(timeout) && timeout >= 1 && timeout <= 3_600_000;
    return valid && positionals.length > 0 ? { urls: positionals, timeout } : undefined;
  } catch {
    // An option that does not exist, or one without its value.
    return undefined;
  }
}

/** What fetch reports is for people to read and changes with Node's releases. */
function printCauses(url: string, error: unknown): void {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    console.error(`${url}: ${cause}`);
  }
}

function describe(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'body':
      return `${outcome.body.length} bytes`;
    case 'too large':
      return 'body too large';
    case 'status':
      return `status ${outcome.code}`;
    case 'timed out':
    case 'request failed':
      return outcome.kind;
  }
}
