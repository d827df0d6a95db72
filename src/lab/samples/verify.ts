import { availableParallelism } from 'node:os';
import type { Sample } from '../../model/schema/content.ts';
import type { Proof } from '../../model/schema/lock.ts';
import type { Program } from '../server.ts';
import type { Found, Toolchain } from '../toolchains/toolchain.ts';
import { playCase } from './cases.ts';
import { type Built, build, type Failure, isAsked, type Job, jobsOf } from './project.ts';

/** What became of one project. */
export interface Verified {
  readonly sample: string;
  readonly option: string;
  readonly proof?: Proof;
  readonly failures: readonly Failure[];
  /** Why it was not run. */
  readonly skipped?: string;
}

export interface Wanted {
  /** Ids of samples and options; empty: all. */
  readonly samples: readonly string[];
  readonly options: readonly string[];
  /** The folder that keeps what tools build, from run to run. */
  readonly cache: string;
  /** The day of the run, in UTC. */
  readonly today: string;
  /** Is told of every project as soon as its own steps are done, and again after its cases. */
  readonly tell: (what: string) => void;
}

/** Builds, checks and tests the projects of samples, and plays the shared cases against them. */
export async function verify(samples: readonly Sample[], wanted: Wanted): Promise<Verified[]> {
  const { cache, today, tell } = wanted;
  const chosen = samples.filter(({ id }) => isAsked(wanted.samples, id));
  const skipped: Verified[] = [];
  const skip = (sample: string, option: string, why: string) => {
    skipped.push({ sample, option, failures: [], skipped: why });
    tell(`${label(sample, option)}SKIPPED: ${why}`);
  };
  const jobs: Job[] = [];
  for (const sample of chosen) {
    // The client of each option talks to the server of every other.
    const together = sample.cases.some(({ peer }) => peer);
    const asked = (option: string) => isAsked(wanted.options, option);
    const found = jobsOf(sample);
    if (!sample.projects.some(({ option }) => asked(option))) continue;
    jobs.push(...found.jobs.filter(({ project }) => together || asked(project.option)));
    for (const option of found.unknown.filter(asked)) skip(sample.id, option, 'no toolchain is known for its files');
  }
  const groups = [...Map.groupBy(jobs, ({ toolchain }) => toolchain)];
  const programs = new Map<Built, Program>();
  const built: Built[] = [];
  await pooled(groups, availableParallelism(), async ([toolchain, group]: [Toolchain, Job[]]) => {
    const found = await toolchain.find(cache);
    for (const job of group) {
      const { sample, project } = job;
      if (typeof found === 'string') skip(sample.id, project.option, found);
      else await step(job, found);
    }
  });

  async function step(job: Job, found: Found): Promise<void> {
    const one = await tried(job, () => build(job, found, cache));
    tell(`${label(job.sample.id, job.project.option)}${told(one)}`);
    built.push(one);
    if (one.argv) programs.set(one, { option: job.project.option, argv: one.argv, environment: found.environment });
  }

  const verified: Verified[] = [];
  await pooled(built, availableParallelism(), async (one) => {
    const { sample, project } = one.job;
    const program = programs.get(one);
    const peers = [...programs].filter(([other]) => other.job.sample === sample).map(([, peer]) => peer);
    const failures = [...(one.failure ? [one.failure] : [])];
    const steps = [...one.proof.steps];
    if (program) {
      for (const each of sample.cases) {
        const faults = await playCase(each, program, peers);
        if (faults.length > 0) failures.push({ step: 'cases', message: each.name, output: faults.join('\n') });
      }
      const count = sample.cases.length;
      const failed = failures.filter(({ step }) => step === 'cases').length;
      steps.push({ step: 'cases', commands: [], outcome: failed > 0 ? 'failed' : 'passed', count });
      tell(`${label(sample.id, project.option)}cases ${count - failed} of ${count}`);
    }
    const proof: Proof = { ...one.proof, date: today, steps };
    verified.push({ sample: sample.id, option: project.option, proof, failures });
  });
  const order = chosen.flatMap(({ id, projects }) => projects.map(({ option }) => `${id}/${option}`));
  const place = ({ sample, option }: Verified) => order.indexOf(`${sample}/${option}`);
  return [...verified, ...skipped].sort((a, b) => place(a) - place(b));
}

/** What the toolchain could not even tell counts as a failed build. */
async function tried(job: Job, act: () => Promise<Built>): Promise<Built> {
  try {
    return await act();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { project, toolchain } = job;
    const proof = {
      digest: project.digest,
      toolchain: { name: toolchain.name, version: 'unknown' },
      minimum: '0',
      dependencies: [],
      lines: { program: 0, tests: 0 },
      steps: [{ step: 'build' as const, commands: [], outcome: 'failed' as const }],
    };
    return { job, proof, failure: { step: 'build', message, output: '' } };
  }
}

const label = (sample: string, option: string) => `${`${sample} ${option}`.padEnd(30)}  `;

function told({ proof, failure, job }: Built): string {
  const steps = proof.steps.map(({ step, outcome }) => `${step} ${outcome}`).join(', ');
  if (failure) return `${steps}: ${failure.message}`;
  return job.project.fails ? `${steps}, as it should` : steps;
}

/** Does something with each of a list, a few at a time, in order. */
async function pooled<T>(list: readonly T[], atOnce: number, act: (one: T) => Promise<void>): Promise<void> {
  const left = [...list];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
}
