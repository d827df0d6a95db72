import type { Sample } from '../../model/schema/content.ts';
import type { MeasurementFile } from '../../model/schema/measurement.ts';
import { isAsked, type Job, jobsOf } from '../samples/project.ts';
import type { Found, Toolchain } from '../toolchains/toolchain.ts';
import { measureBuilds } from './builds.ts';
import { coresOf, machine, stayWithLoad, stolenTicks } from './machine.ts';
import { notebook } from './notebook.ts';
import { generatorIn } from './oha.ts';
import { type Ready, readyFor } from './ready.ts';
import { measureServing } from './serving.ts';
import { measureTasks } from './tasks.ts';

export interface Wanted {
  /** Ids of samples and options; empty: all that sample.yaml has measured. */
  readonly samples: readonly string[];
  readonly options: readonly string[];
  /** A small run that only shows that the lab works. */
  readonly quick: boolean;
  /** The folder that keeps what was fetched, from run to run. */
  readonly cache: string;
  /** A folder for what a run leaves behind; whoever calls removes it. */
  readonly scratch: string;
  readonly tell: (what: string) => void;
}

type Figures = Pick<MeasurementFile, 'environment' | 'seconds' | 'digests' | 'figures'>;

/** Builds and measures the samples that are to be measured; throws where a program fails. */
export async function measure(
  samples: readonly Sample[],
  { quick, cache, scratch, tell, ...chosen }: Wanted,
): Promise<Figures> {
  const begun = performance.now();
  const before = stolenTicks();
  const jobs = samples
    .filter(({ id, measure: wanted }) => wanted && isAsked(chosen.samples, id))
    .flatMap((sample) => jobsOf(sample).jobs)
    .filter(({ project }) => isAsked(chosen.options, project.option));
  if (jobs.length === 0) throw new Error('There is nothing to measure: no sample of these says `measure`.');
  const found = await findAll(jobs, cache, tell);
  const ready: Ready[] = [];
  for (const job of jobs) {
    const toolchain = found.get(job.toolchain);
    if (!toolchain) continue;
    tell(`building ${job.sample.id} ${job.project.option}`);
    ready.push(await readyFor(job, toolchain, { cache, scratch }));
  }
  const loaded = ready.some(({ job }) => job.sample.measure?.load);
  const generator = loaded ? await generatorIn(cache, tell) : { name: 'none', file: '', environment: {} };
  if (typeof generator === 'string') throw new Error(generator);
  const notes = notebook(tell);
  const cores = coresOf();
  const runs = quick ? { cold: 1, warm: 1 } : { cold: 3, warm: 10 };
  notes.spin();
  await measureBuilds(ready, runs, notes);
  stayWithLoad(cores);
  await measureTasks(ready, runs.warm, quick ? 100 : 1, cores, notes);
  const lengths = quick
    ? { warm: 1, warmest: 2, saturated: 1, steady: 1 }
    : { warm: 2, warmest: 30, saturated: 2, steady: 4 };
  if (loaded) await measureServing(ready, runs.warm, lengths, { generator, cores, scratch, notes });
  const after = stolenTicks();
  return {
    environment: {
      ...machine(),
      toolchains: Object.fromEntries(
        ready.map(({ job, found }) => [job.project.option, `${job.toolchain.name} ${found.version}`]),
      ),
      generator: generator.name,
      layout: cores.told,
      noise: {
        spin: [...notes.spins],
        stolen: Number((((after.stolen - before.stolen) / Math.max(1, after.all - before.all)) * 100).toFixed(2)),
      },
    },
    seconds: Math.round((performance.now() - begun) / 1000),
    digests: Object.fromEntries(
      ready.map(({ job, project }) => [`${project.sample}/${project.option}`, job.project.digest]),
    ),
    figures: notes.figures(),
  };
}

async function findAll(
  jobs: readonly Job[],
  cache: string,
  tell: (what: string) => void,
): Promise<Map<Toolchain, Found>> {
  const found = new Map<Toolchain, Found>();
  for (const toolchain of new Set(jobs.map((job) => job.toolchain))) {
    const here = await toolchain.find(cache);
    if (typeof here === 'string') tell(`LEFT OUT, ${here}: ${toolchain.name}`);
    else found.set(toolchain, here);
  }
  return found;
}
