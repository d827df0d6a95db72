/** Reads an access log and prints what each endpoint was asked and how long it took. */

import { pipeline } from 'node:stream/promises';
import { Summary } from './summary.ts';

async function run(): Promise<void> {
  const summary = new Summary();
  await summary.read(process.stdin.setEncoding('latin1'));
  if (summary.firstMalformed !== undefined) {
    const { number, text } = summary.firstMalformed;
    console.error(`line ${number} is malformed: ${text}`);
  }
  // Unlike `write` alone, this waits for the reader and reports one that has gone.
  await pipeline([summary.report()], process.stdout);
}

if (process.argv.length > 2) {
  console.error('usage: log-summary < access.log');
  process.exitCode = 2;
} else {
  try {
    await run();
  } catch (error) {
    console.error(`log-summary: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
