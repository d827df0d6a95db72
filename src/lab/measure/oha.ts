import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Load } from '../../model/schema/measure.ts';
import { run } from '../process.ts';
import { environmentWith, runs } from '../toolchains/toolchain.ts';

/** The load generator: oha sends at fixed times whether answers have come or not, and counts from the intended time. */
const VERSION = '1.16.0';

export interface Generator {
  readonly name: string;
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Builds oha once, into `cache`; a text says why it cannot be had. */
export async function generatorIn(cache: string, tell: (what: string) => void): Promise<Generator | string> {
  const root = join(cache, `oha-${VERSION}`);
  const file = join(root, 'bin/oha');
  // Linking across crates takes minutes more and serves nobody here.
  const environment = environmentWith({ CARGO_PROFILE_RELEASE_LTO: 'off' });
  if (!existsSync(file) || !runs(file)) {
    tell(`building oha ${VERSION}, once`);
    mkdirSync(root, { recursive: true });
    const argv = ['cargo', 'install', 'oha', '--version', VERSION, '--locked', '--quiet', '--root', root];
    const { status, why, both } = await run({ argv, folder: cache, environment, limit: 1_800_000 });
    if (status !== 0) return `oha ${VERSION} could not be built: ${why ?? both.trim()}`;
  }
  return { name: `oha ${VERSION}`, file, environment };
}

/** What a load came to. */
export interface Loaded {
  /** Answers of 2xx, and everything else that was asked for and ended otherwise. */
  readonly good: number;
  readonly failed: number;
  /** Seconds from the first to the last. */
  readonly seconds: number;
  /** Microseconds from the intended start of each good request to its end; kept only where a rate was asked for. */
  readonly latencies: readonly number[];
}

export interface Wanted {
  readonly seconds: number;
  /** Arrivals per second; absent: as many as the connections bear. */
  readonly rate?: number;
  readonly connections: number;
}

/** Loads a server that listens at `address`; `before` are words that keep the generator to its core. */
export async function load(
  { file, environment }: Generator,
  { request, headers, body }: Load,
  address: string,
  { seconds, rate, connections }: Wanted,
  before: readonly string[],
  scratch: string,
): Promise<Loaded> {
  const [method = 'GET', path = '/'] = request.split(' ');
  // Every latency is kept only where it is asked for: writing them takes longer than the load.
  const database = rate === undefined ? undefined : join(scratch, `load-${process.pid}.sqlite`);
  if (database) rmSync(database, { force: true });
  const argv = [
    ...before,
    file,
    ...['--no-tui', '--output-format', 'json', '--disable-compression', '--redirect', '0'],
    ...['-m', method, '-z', `${seconds}s`, '-c', String(connections), '-w'],
    ...(database ? ['-q', String(rate), '--latency-correction', '--db-url', database] : []),
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...(body === undefined ? [] : ['-d', body]),
    // A pattern of paths, in which a dot is a dot.
    ...['--rand-regex-url', `${address}${path}`],
  ];
  const { status, why, output, both } = await run({ argv, folder: scratch, environment, limit: (seconds + 60) * 1000 });
  if (status !== 0) throw new Error(`oha ${why ?? `ended with ${status}`}: ${both.trim()}`);
  const loaded = counted(output, database ? durationsIn(database) : []);
  if (database) rmSync(database, { force: true });
  // Refusals are answered fast: a figure made of them would flatter.
  if (loaded.failed > loaded.good / 100) throw new Error(`${loaded.failed} requests failed, ${loaded.good} did not`);
  return loaded;
}

interface Report {
  readonly summary: { readonly total: number };
  readonly statusCodeDistribution: Readonly<Record<string, number>>;
  readonly errorDistribution: Readonly<Record<string, number>>;
}

function counted(output: string, latencies: readonly number[]): Loaded {
  const { summary, statusCodeDistribution, errorDistribution }: Report = JSON.parse(output);
  const sum = (entries: readonly (readonly [string, number])[]) => entries.reduce((all, [, count]) => all + count, 0);
  const answers = Object.entries(statusCodeDistribution);
  const good = sum(answers.filter(([status]) => status.startsWith('2')));
  // What was under way at the deadline was cut off by the generator and is no failure of the server.
  const broken = Object.entries(errorDistribution).filter(([why]) => !/deadline/i.test(why));
  return { good, failed: sum(answers) - good + sum(broken), seconds: summary.total, latencies };
}

/** Microseconds that each good request took, from its intended start. */
function durationsIn(database: string): number[] {
  const db = new DatabaseSync(database, { readOnly: true });
  const rows = db.prepare('SELECT duration FROM oha WHERE status BETWEEN 200 AND 299').all();
  db.close();
  return rows.map((row) => Math.max(1, Math.round(Number(row['duration']) * 1e6)));
}
