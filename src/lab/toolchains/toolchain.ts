import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { StepName } from '../../model/schema/sample.ts';
import { run } from '../process.ts';

/** A copy of one option's project, which tools may write into. */
export interface Project {
  readonly sample: string;
  readonly option: string;
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A toolchain that is on the machine. */
export interface Found {
  readonly version: string;
  /** What its commands need in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folders of its own that its diagnostics name, and what stands for them. */
  readonly folders?: Readonly<Record<string, string>>;
}

export interface Do {
  readonly argv: readonly string[];
  /** Whether output means that it failed: gofmt lists what is badly formatted, and ends well. */
  readonly silent?: boolean;
}

/** What builds and tests projects that hold its manifest. Knows no option: a fork adds a file here. */
export interface Toolchain {
  readonly name: string;
  readonly manifest: string;
  /** Looks for it on this machine; a text says what is missing. What it keeps between runs lies in `cache`. */
  find(cache: string): Promise<Found | string>;
  /** The oldest release that the manifest admits. */
  minimum(project: Project): string;
  steps(project: Project, found: Found): Readonly<Record<Exclude<StepName, 'cases'>, readonly Do[]>>;
  /** The command line of the built program, with whole paths. */
  program(project: Project, found: Found): Promise<readonly string[]>;
  /** Name and version of what ends up in the program. */
  dependencies(project: Project, found: Found): Promise<readonly string[]>;
  /** How it builds for production; absent where nothing is built. */
  readonly release?: {
    /** One command. */
    readonly build: readonly string[];
    /** Variables that make it keep what it builds below `folder`. */
    environment(folder: string): Readonly<Record<string, string>>;
    /** Folders of the project that it builds into. */
    readonly into: readonly string[];
    /** A line that changes what is built, to be put below a source file. */
    change(number: number): string;
    /** The one native file that is shipped; absent where there is none. */
    binary?(project: Project, found: Found, folder: string): Promise<string>;
  };
  /** What a file of the project counts for; nothing where it is not source. */
  counts(path: string): 'program' | 'tests' | undefined;
}

/** The text of a file of the project; empty where it has none. */
export const textOf = ({ files }: Project, path: string): string =>
  files.find((file) => file.path === path)?.text ?? '';

/** The first group of a pattern in a file of the project. */
export function stated(project: Project, path: string, pattern: RegExp): string {
  const [, found] = pattern.exec(textOf(project, path)) ?? [];
  if (found === undefined) throw new Error(`${project.sample}/${project.option}/${path} states no oldest release`);
  return found;
}

/** Lines of a command's output, without blank ones, sorted, each once. */
export async function linesOf(project: Project, found: Found, ...argv: string[]): Promise<string[]> {
  const { status, why, output, both } = await run({ argv, folder: project.folder, environment: found.environment });
  if (status !== 0) throw new Error(`${argv.join(' ')} ${why ?? `ended with ${status}`}\n${both}`);
  const lines = output.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))].sort();
}

/** The first line that a command prints; nothing where it cannot be run. */
export async function firstLine(
  argv: readonly string[],
  environment: Found['environment'],
): Promise<string | undefined> {
  const { status, both } = await run({ argv, folder: '.', environment, limit: 60_000 });
  return status === 0 ? both.split('\n')[0] : undefined;
}

/** Where installers put toolchains when they are not told otherwise: many a path lacks them. */
const usual = [join(homedir(), '.cargo/bin'), '/usr/local/go/bin'];

/** The environment of commands: that of whoever runs us, without what would change a result. */
export function environmentWith(more: Readonly<Record<string, string>> = {}) {
  // Kept is what says how to reach a registry: certificates, proxies, homes.
  const changing =
    /^(npm_|NODE_(?!EXTRA_CA)|GOFLAGS|GODEBUG|GOENV|RUST(?!UP_)|CARGO_(BUILD|ENCODED|INCREMENTAL|PROFILE|TARGET|TERM)|PYTHON|JAVA_TOOL|_JAVA|VITE|FORCE_COLOR|COLORTERM|ADDR$)/;
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !changing.test(entry[0]),
  );
  const path = [process.env['PATH'] ?? '', ...usual].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path, LC_ALL: 'C.UTF-8', NO_COLOR: '1', ...more };
}

/** A path below the home folder. */
export const inHome = (path: string): string => join(homedir(), path);

/** Whether a file can be run. */
export function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Names of what a folder holds; none where there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The candidate of the newest version, asked one after the other; nothing where none tells its version. */
export async function newest(
  candidates: readonly string[],
  versionOf: (candidate: string) => Promise<string | undefined>,
): Promise<{ readonly version: string; readonly candidate: string } | undefined> {
  let found: { version: string; candidate: string } | undefined;
  for (const candidate of candidates) {
    const version = await versionOf(candidate);
    if (version && (!found || newer(version, found.version) > 0)) found = { version, candidate };
  }
  return found;
}

/** `1.26` against `1.25.3`, number by number: above 0 where the first is newer. */
export function newer(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  for (let at = 0; at < Math.max(a?.length ?? 0, b?.length ?? 0); at++) {
    const far = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (far !== 0) return far;
  }
  return 0;
}
