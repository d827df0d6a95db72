// Places an order with a shop and says what became of it.

import { UnexpectedError } from './client.ts';
import { type Outcome, submit } from './submit.ts';

const usage = `usage: typed-errors SHOP ID SKU QUANTITY
SHOP begins with http:// or https://; ID and QUANTITY are whole numbers. The environment may
set TIMEOUT_MS (5000) and PAUSE_MS (1000), from 1 to 3600000.`;

async function run(args: readonly string[]): Promise<number> {
  const [base = '', id = '', sku = '', quantity = ''] = args;
  const timeout = milliseconds('TIMEOUT_MS', 5000);
  const pause = milliseconds('PAUSE_MS', 1000);
  const numbers = [id, quantity].every((text) => /^\d{1,15}$/.test(text));
  const valid = args.length === 4 && /^https?:\/\//.test(base) && numbers;
  if (!valid || timeout === undefined || pause === undefined) {
    console.error(usage);
    return 2;
  }
  const order = { id: Number(id), sku, quantity: Number(quantity) };
  return report(submit({ base, timeout }, order, { attempts: 3, pause }));
}

function milliseconds(name: string, standard: number): number | undefined {
  const count = Number(process.env[name] ?? standard);
  return Number.isInteger(count) && count >= 1 && count <= 3_600_000 ? count : undefined;
}

// #region report
// A decision that is added does not compile before it has an exit status here.
const statuses: Record<Outcome['decision'], number> = { placed: 0, rejected: 3, postponed: 4 };

/** Prints what became of an order, and why, and resolves to the exit status for it. */
async function report(result: Promise<Outcome>): Promise<number> {
  try {
    const outcome = await result;
    console.log(outcome.decision);
    if (outcome.decision !== 'placed') console.error(withCauses(outcome.cause));
    return statuses[outcome.decision];
  } catch (error) {
    // A `catch` gets whatever was thrown, faults of the program among it.
    if (!(error instanceof UnexpectedError)) throw error;
    console.log('failed');
    console.error(withCauses(error));
    return 1;
  }
}

/** The message of an error and of all that caused it. */
function withCauses(error: Error): string {
  const { message, cause } = error;
  return cause instanceof Error ? `${message}: ${withCauses(cause)}` : message;
}
// #endregion report

process.exitCode = await run(process.argv.slice(2));
