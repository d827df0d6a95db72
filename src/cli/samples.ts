import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { differences, renewed } from '../lab/samples/lock.ts';
import { type Verified, verify } from '../lab/samples/verify.ts';
import { readDraft } from '../model/draft.ts';
import { type Lock, lockSchema } from '../model/schema/lock.ts';
import { labCommand, sortWords, soundContent } from './lab-command.ts';
import { writeWhole } from './write-whole.ts';

const usage = `Builds, checks and tests every code sample with its own toolchain, plays the shared cases against all options alike,
and writes what came of it to content/samples/lock.json.

Usage: npm run samples -- [sample…] [option…] [--frozen] [--root folder]

  sample, option  ids of what to run, such as \`fan-out go\`; default: all
  --frozen        writes nothing; fails where a run comes to something else than the lock says
  --root          the folder that holds content/; default: this one

Ends with 1 where something failed. A toolchain that is missing is named, and what needs it is skipped.
`;

const LOCK = 'content/samples/lock.json';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function writeLock(root: string, lock: Lock): void {
  // What cannot be read again would stop every command until it is mended by hand.
  const { error } = lockSchema.safeParse(lock);
  if (error) throw new Error(`Nothing was written: the lock would not be valid.\n${z.prettifyError(error)}`);
  writeWhole(join(root, LOCK), `${JSON.stringify(lock, null, 1)}\n`);
}

/** What went wrong with a project, the tool's own words below. */
function complaints(one: Verified, frozen: boolean, lock: Lock): string[] {
  const failed = one.failures.map(
    ({ step, message, output }) => `${step}: ${message}${output.trim() === '' ? '' : `\n${indented(output.trim())}`}`,
  );
  const differing = frozen ? differences(one, lock.samples[one.sample]?.[one.option]) : [];
  return [...failed, ...differing.map((text) => indented(text).trimStart())];
}

const indented = (text: string) => text.replace(/^/gm, '    ');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { frozen: { type: 'boolean', default: false }, root: { type: 'string', default: '.' } },
  });
  const root = resolve(values.root);
  const content = soundContent(root);
  const words = sortWords(positionals, content);
  const cache = join(root, '.cache/samples');
  mkdirSync(cache, { recursive: true });
  const today = new Date().toISOString().slice(0, 10);
  const verified = await verify(content.samples, { ...words, cache, today, tell: say });
  if (verified.length === 0 && positionals.length > 0) {
    throw new Error('There is nothing to run: no sample of these has such an option.');
  }
  // Read only now: another run may have written meanwhile.
  const lock = readDraft(root, () => {}).draft.lock?.data ?? { samples: {} };
  if (!values.frozen) writeLock(root, renewed(lock, content.samples, verified));

  const failed = verified.filter((one) => {
    const found = complaints(one, values.frozen, lock);
    for (const text of found) say(`\n${one.sample} ${one.option}\n  ${text}`);
    return found.length > 0;
  });
  const skipped = verified.filter((one) => one.skipped);
  const passed = verified.length - failed.length - skipped.length;
  say(`\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  for (const why of new Set(skipped.map((one) => one.skipped))) {
    const list = skipped.filter((one) => one.skipped === why).map(({ sample, option }) => `${sample} ${option}`);
    say(`NOT RUN, ${why}: ${list.join(', ')}`);
  }
  if (failed.length > 0) process.exitCode = 1;
}

await labCommand(usage, main);
