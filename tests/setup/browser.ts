import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { project } from './run.ts';

export interface Found {
  readonly path: string;
  /** Where it comes from, for the log. */
  readonly from: string;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const places = [
  ...(process.env['PATH'] ?? '').split(delimiter),
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
];
const bundles = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Switches that keep the browser from talking to anybody but the page's server. */
export const switches: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export const launch = (executablePath: string, more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...switches, ...more] });

/** Finds a Chromium that starts, or installs one: each way is tried until one works. */
export async function findChromium(): Promise<Found> {
  const tried: string[] = [];
  for (const [from, find] of ways) {
    try {
      const path = await find();
      if (path === undefined) continue;
      await (await launch(path)).close();
      return { path, from };
    } catch (error) {
      tried.push(`${from}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
  }
  throw new Error(`No Chromium starts here. Set CHROMIUM_PATH to one.\n${tried.join('\n')}`);
}

type Way = readonly [from: string, find: () => string | undefined | Promise<string | undefined>];

const ways: readonly Way[] = [
  ['the variable CHROMIUM_PATH', () => process.env['CHROMIUM_PATH']],
  ['this machine', installed],
  ['apt-get', fromApt],
  ['the package @sparticuz/chromium', fromPackage],
  ['Playwright', fromPlaywright],
];

function installed(): string | undefined {
  const candidates = [...places.flatMap((place) => names.map((name) => join(place, name))), ...bundles];
  return candidates.find(runnable);
}

function fromApt(): string | undefined {
  if (process.getuid?.() !== 0 || !places.some((place) => runnable(join(place, 'apt-get')))) return undefined;
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  const quiet = {
    stdio: 'pipe',
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  try {
    execFileSync('apt-get', install, quiet);
  } catch {
    execFileSync('apt-get', ['update'], quiet);
    execFileSync('apt-get', install, quiet);
  }
  return installed();
}

async function fromPackage(): Promise<string> {
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

function fromPlaywright(): string {
  const cli = join(project, 'node_modules/playwright-core/cli.js');
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'pipe', timeout: 600_000 });
  return chromium.executablePath();
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
