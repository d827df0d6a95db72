import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from '../lab/measure/measure.ts';
import type { MeasurementFile } from '../model/schema/measurement.ts';
import { measurementSchema } from '../model/schema/measurement.ts';
import { labCommand, sortWords, soundContent } from './lab-command.ts';
import { writeWhole } from './write-whole.ts';

const usage = `Measures the code of the samples that say \`measure\`, and writes one file into content/measurements.

Usage: npm run measure -- [sample…] [option…] [--quick] [--root folder]

  sample, option  ids of what to measure, such as \`http-health go\`; default: all
  --quick         a small run that shows that the lab works; written to .cache/measurements, never published
  --root          the folder that holds content/; default: this one

Takes up to 90 minutes on two cores, of which nothing else should make use meanwhile. Needs Linux, taskset, strip, and
cargo for the load generator.
`;

const LARGEST = 500_000;

/** The revision of the sources. What is not committed could not be found again by whoever repeats the run. */
function commitOf(root: string, quick: boolean): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'content/samples', 'src/lab');
  if (changed !== '' && !quick)
    throw new Error(`Commit first, so that the file can name what was measured:\n${changed}`);
  return git('rev-parse', 'HEAD');
}

/** The first name that is free: a run is never overwritten. */
function freeName(folder: string, date: string): string {
  for (let number = 1; ; number++) {
    const file = join(folder, number === 1 ? `${date}.json` : `${date}-${number}.json`);
    if (!existsSync(file)) return file;
  }
}

/** A figure a line: a change of one shows as one. */
function printed(file: MeasurementFile): string {
  const { figures, ...about } = file;
  const list = figures.map((one) => `  ${JSON.stringify(one)}`).join(',\n');
  return `${JSON.stringify(about, null, 1).replace(/\n\}$/, '')},\n "figures": [\n${list}\n ]\n}\n`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, root: { type: 'string', default: '.' } },
  });
  const { quick } = values;
  const root = resolve(values.root);
  const content = soundContent(root);
  const commit = commitOf(root, quick);
  const words = sortWords(positionals, content);
  const cache = join(root, '.cache/measure');
  const scratch = join(cache, 'built');
  mkdirSync(scratch, { recursive: true });
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const tell = (what: string) => process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${what}\n`);
  const figures = await measure(content.samples, { ...words, quick, cache, scratch, tell });
  const date = new Date().toISOString().slice(0, 10);
  const command = ['npm run measure', ...(positionals.length > 0 ? ['--', ...positionals] : [])].join(' ');
  const file = measurementSchema.parse({ date, command, commit, ...figures });
  const text = printed(file);
  if (text.length > LARGEST) throw new Error(`The file would have ${text.length} bytes, more than ${LARGEST}.`);
  const folder = join(root, quick ? '.cache/measurements' : 'content/measurements');
  mkdirSync(folder, { recursive: true });
  const name = freeName(folder, date);
  writeWhole(name, text);
  process.stdout.write(`${file.figures.length} figures in ${file.seconds} s: ${name.slice(root.length + 1)}\n`);
}

await labCommand(usage, main);
