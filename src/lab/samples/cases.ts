import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Case, Exchange } from '../../model/schema/case.ts';
import { type Ran, run } from '../process.ts';
import { LIMIT, type Program, serve } from '../server.ts';
import { play } from './exchange.ts';
import { startUpstream, type Upstream } from './upstream.ts';

/** Plays a case against a program, with the server of each peer where it wants one; what differs, a line each. */
export async function playCase(one: Case, program: Program, peers: readonly Program[]): Promise<string[]> {
  if (!one.peer) return playOnce(one, program);
  const faults: string[] = [];
  for (const peer of peers) {
    const server = serve(peer, one.peer.args, tmpdir());
    try {
      const address = await server.address;
      const found = await playOnce(one, program, address.replace('http://', ''));
      faults.push(...found.map((fault) => `with the server of ${peer.option}: ${fault}`));
    } catch (error) {
      faults.push(`the server of ${peer.option}: ${error instanceof Error ? error.message : error}`);
    } finally {
      await server.stop();
    }
  }
  return faults;
}

/** How long a program may take to heed a signal, in milliseconds. */
const PATIENCE = 5000;

async function playUntil(address: string, step: Exchange, patience: number): Promise<string[]> {
  const until = Date.now() + patience;
  for (;;) {
    const faults = await play(address, step);
    if (faults.length === 0 || Date.now() >= until) return faults;
    await pause(50);
  }
}

/** Signs that have no place in a file of content, and what stands for them there. */
const signs = { cr: '\r', esc: '\u001b' };

async function playOnce(one: Case, program: Program, peer = ''): Promise<string[]> {
  const upstream = await startUpstream();
  const folder = mkdtempSync(join(tmpdir(), 'tradeoffs-case-'));
  const stands: Readonly<Record<string, string>> = { ...signs, upstream: upstream.address, peer };
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (found, name: string) => (Object.hasOwn(stands, name) ? (stands[name] ?? '') : found));
  try {
    for (const [name, text] of Object.entries(one.files)) writeFileSync(join(folder, name), filled(text));
    const given = Object.entries(one.environment).map(([name, value]) => [name, filled(value)] as const);
    const environment = { ...program.environment, ...Object.fromEntries(given) };
    const args = one.args.map(filled);
    const faults = one.exchange
      ? await exchanged(one, { ...program, environment }, args, folder, filled)
      : judge(
          one,
          await run({ argv: [...program.argv, ...args], folder, environment, input: filled(one.input), limit: LIMIT }),
          filled,
        );
    return [...faults, ...counted(one, upstream)];
  } finally {
    upstream.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Holds what a program came to against what the case expects. */
function judge(one: Case, ran: Ran, filled: (text: string) => string): string[] {
  const { status } = one.expect;
  const faults = said(one, ran, filled);
  if (ran.status !== status) faults.unshift(`status ${ran.why ?? ran.status}, expected ${status}; ${ran.error.trim()}`);
  return faults;
}

/** Holds what a program has printed against what the case expects. */
function said(one: Case, ran: Pick<Ran, 'output' | 'error'>, filled: (text: string) => string): string[] {
  const { output, order, error } = one.expect;
  const faults: string[] = [];
  const lines = (text: string) => (order === 'any' ? text.split('\n').sort().join('\n') : text);
  if (output !== undefined && lines(ran.output) !== lines(filled(output))) {
    faults.push(`output ${JSON.stringify(ran.output)}, expected ${JSON.stringify(filled(output))}`);
  }
  for (const text of error) {
    if (!ran.error.includes(filled(text))) faults.push(`standard error ${JSON.stringify(ran.error)} lacks ${text}`);
  }
  return faults;
}

function counted({ expect }: Case, upstream: Upstream): string[] {
  const found = upstream.counted();
  return (['requests', 'inFlight'] as const).flatMap((name) => {
    const wanted = expect.upstream[name];
    const what = name === 'requests' ? 'requests' : 'requests at once';
    return wanted === undefined || wanted === found[name]
      ? []
      : [`the upstream saw ${found[name]} ${what}, expected ${wanted}`];
  });
}

async function exchanged(
  one: Case,
  program: Program,
  args: readonly string[],
  folder: string,
  filled: (text: string) => string,
): Promise<string[]> {
  const server = serve(program, args, folder);
  const faults: string[] = [];
  try {
    const address = await server.address;
    let patience = 0;
    for (const step of one.exchange ?? []) {
      if (step.signal) server.signal(step.signal);
      else faults.push(...(await playUntil(address, step, patience)));
      // A signal takes its time: what comes after it is asked again until it is as expected.
      patience = step.signal ? PATIENCE : 0;
    }
    const ended = await server.stop();
    if (ended.status !== one.expect.status) {
      faults.push(`ended with ${ended.why ?? ended.status}, expected ${one.expect.status}; ${server.said().trim()}`);
    }
    faults.push(...said(one, { output: server.printed(), error: server.said() }, filled));
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  } finally {
    server.kill();
  }
  return faults;
}
