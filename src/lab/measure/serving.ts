import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Load } from '../../model/schema/measure.ts';
import { play } from '../samples/exchange.ts';
import { serve } from '../server.ts';
import { type Cores, cpuOf, memoryOf } from './machine.ts';
import type { Notebook } from './notebook.ts';
import { type Generator, type Loaded, load } from './oha.ts';
import type { Ready } from './ready.ts';

/** How long each part of a run takes, in seconds. */
export interface Lengths {
  /** One load of the warm-up, and all of them at most. */
  readonly warm: number;
  readonly warmest: number;
  readonly saturated: number;
  readonly steady: number;
}

const CONNECTIONS = 32;
/** A core that is busy for less than this share of the time was waiting for requests. */
const BUSY = 0.9;
/** A load that serves more than this times as much as any before it shows that the program is still warming up. */
const RISING = 1.05;

/** Starts servers in turn, loads each, and notes what that cost. */
export async function measureServing(
  all: readonly Ready[],
  runs: number,
  lengths: Lengths,
  { generator, cores, scratch, notes }: { generator: Generator; cores: Cores; scratch: string; notes: Notebook },
): Promise<void> {
  const ready = all.filter(({ job }) => job.sample.measure?.load);
  for (let run = 1; run <= runs; run++) {
    for (const one of ready) {
      notes.tell(`under load ${run} of ${runs}: ${one.project.sample} ${one.project.option}`);
      const wanted = one.job.sample.measure?.load;
      if (wanted) await serveOnce(one, wanted);
    }
    notes.spin();
  }

  async function serveOnce(one: Ready, wanted: Load): Promise<void> {
    const folder = mkdtempSync(join(scratch, 'work-'));
    const { argv, environment } = one.program;
    const begun = performance.now();
    const program = {
      ...one.program,
      argv: [...cores.program, ...argv],
      environment: { ...environment, ...wanted.environment },
    };
    const server = serve(program, [], folder);
    try {
      const address = await server.address;
      await fetch(`${address}/`).then((answer) => answer.arrayBuffer());
      notes.add(one, 'start', 'from the start of the process to its first answer', performance.now() - begun);
      await pause(500);
      notes.add(one, 'memory-rest', 'half a second after the first answer', memoryOf(server.pid).now);
      for (const step of wanted.before ?? []) {
        const faults = await play(address, step);
        if (faults.length > 0) throw new Error(faults.join('\n'));
      }
      const loaded = (seconds: number, rate?: number): Promise<Loaded> =>
        load(
          generator,
          wanted,
          address,
          { seconds, connections: CONNECTIONS, ...(rate && { rate }) },
          cores.load,
          scratch,
        );
      await warmUp(loaded, lengths, wanted.fill);

      const before = cpuOf(server.pid);
      const full = await loaded(lengths.saturated);
      // The generator starts and ends within the span; what it takes for that is not the server's.
      const busy = (cpuOf(server.pid) - before) / full.seconds;
      const how = `${CONNECTIONS} connections without pause for ${lengths.saturated} s once warm, one core`;
      notes.add(one, 'throughput', how, full.good / full.seconds, busy < BUSY);

      const steadyFrom = cpuOf(server.pid);
      const steady = await loaded(lengths.steady, wanted.rate);
      const rate = `${wanted.rate} requests/s for ${lengths.steady} s once warm, one core`;
      const answered = steady.good + steady.failed;
      notes.add(one, 'cpu-request', rate, ((cpuOf(server.pid) - steadyFrom) / Math.max(1, answered)) * 1e6);
      notes.latencies(one, rate, wanted.rate, steady.failed + full.failed, steady.latencies);
      notes.add(one, 'memory-load', 'the most since its start, after both loads', memoryOf(server.pid).most);
      const ended = await server.stop();
      if (ended.status !== 0) throw new Error(`ended with ${ended.why ?? ended.status}; it said: ${server.said()}`);
    } catch (error) {
      const { sample, option } = one.project;
      throw new Error(`${sample} ${option}: ${error instanceof Error ? error.message : error}`);
    } finally {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Loads a server until it serves no more than before: what compiles while it runs needs that, others hardly wait. */
async function warmUp(
  loaded: (seconds: number) => Promise<Loaded>,
  { warm, warmest }: Lengths,
  fill = 0,
): Promise<void> {
  let best = 0;
  let rising = true;
  for (let spent = 0; spent < warmest && (rising || spent < fill); spent += warm) {
    const { good, seconds } = await loaded(warm);
    rising = good / seconds > best * RISING;
    best = Math.max(best, good / seconds);
  }
}
