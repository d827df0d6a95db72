import { join } from 'node:path';
import { readRegions } from '../../model/read/regions.ts';
import type { Sample, SampleProject } from '../../model/schema/content.ts';
import type { Proof } from '../../model/schema/lock.ts';
import type { StepName } from '../../model/schema/sample.ts';
import { type Ran, run } from '../process.ts';
import type { Do, Found, Project, Toolchain } from '../toolchains/toolchain.ts';
import { toolchains } from '../toolchains/toolchains.ts';
import { steady } from './diagnostic.ts';
import { layOut } from './workspace.ts';

/** One option's project of a sample, with what builds it. */
export interface Job {
  readonly sample: Sample;
  readonly project: SampleProject;
  readonly toolchain: Toolchain;
}

/** What went wrong, with the tool's own words. */
export interface Failure {
  readonly step: StepName;
  readonly message: string;
  readonly output: string;
}

/** A project after its own steps, before the shared cases. */
export interface Built {
  readonly job: Job;
  readonly proof: Omit<Proof, 'date'>;
  readonly failure?: Failure;
  /** How to start it; nothing where it is not meant to be built, or was not. */
  readonly argv?: readonly string[];
}

/** Whether a list of ids asks for one; an empty list asks for all. */
export const isAsked = (list: readonly string[], id: string): boolean => list.length === 0 || list.includes(id);

/** The projects of a sample that a toolchain is known for, and the names of those without one. */
export function jobsOf(sample: Sample): { readonly jobs: readonly Job[]; readonly unknown: readonly string[] } {
  const jobs = sample.projects.flatMap((project): Job[] => {
    const toolchain = toolchains.find(({ manifest }) => project.sources.some(({ path }) => path === manifest));
    return toolchain ? [{ sample, project, toolchain }] : [];
  });
  const known = jobs.map(({ project }) => project.option);
  return { jobs, unknown: sample.projects.map(({ option }) => option).filter((option) => !known.includes(option)) };
}

/** Builds, checks and tests one project, in a folder below `cache`. */
export async function build({ sample, project, toolchain }: Job, found: Found, cache: string): Promise<Built> {
  for (const { option, sources } of project.prepare ? sample.projects : [project]) {
    layOut(join(cache, sample.id, option), sources);
  }
  const folder = join(cache, sample.id, project.option);
  const copy: Project = { sample: sample.id, option: project.option, folder, files: project.sources };
  const steps: Proof['steps'] = [];
  let failure: Failure | undefined;
  let diagnostic: string | undefined;
  const planned = toolchain.steps(copy, found);
  const prepare: Do[] = project.prepare ? [{ argv: project.prepare }] : [];
  for (const step of ['format', 'build', 'lint', 'test'] as const) {
    const commands = step === 'build' ? [...prepare, ...planned.build] : planned[step];
    if (commands.length === 0) continue;
    const ran = await runAll(commands, copy, found);
    steps.push({ step, commands: commands.map(({ argv }) => argv.join(' ')), outcome: ran ? 'failed' : 'passed' });
    const meant = project.fails?.step === step;
    if (meant && ran) diagnostic = steady(ran.output, { ...found.folders, [folder]: '.', [cache]: '…' });
    if (meant) failure = wanted(project, step, diagnostic, ran?.output);
    else if (ran) failure = { step, message: ran.message, output: ran.output };
    if (ran || failure) break;
  }
  const { fails } = project;
  if (fails && !failure && !steps.some(({ step }) => step === fails.step)) {
    failure = { step: fails.step, message: `${toolchain.name} has no such step, so it cannot fail`, output: '' };
  }
  const built = !failure && project.fails === undefined;
  const proof = {
    digest: project.digest,
    toolchain: { name: toolchain.name, version: found.version },
    minimum: toolchain.minimum(copy),
    dependencies: built ? [...(await toolchain.dependencies(copy, found))] : [],
    lines: linesOf(copy, toolchain),
    steps,
    ...(diagnostic === undefined ? {} : { diagnostic }),
  };
  const argv = built && sample.cases.length > 0 ? await toolchain.program(copy, found) : undefined;
  return { job: { sample, project, toolchain }, proof, ...(failure && { failure }), ...(argv && { argv }) };
}

/** The first command that fails, with what it said; nothing where all end well. */
async function runAll(commands: readonly Do[], { folder }: Project, found: Found) {
  for (const { argv, silent } of commands) {
    const ran: Ran = await run({ argv, folder, environment: found.environment });
    if (ran.status === 0 && !(silent && ran.both.trim() !== '')) continue;
    const why = ran.why ?? (ran.status === 0 ? 'found something' : `ended with ${ran.status}`);
    return { message: `${argv.join(' ')} ${why}`, output: ran.both };
  }
  return undefined;
}

/** What is wrong with the outcome of a step that is meant to fail. */
function wanted(
  { fails }: SampleProject,
  step: StepName,
  diagnostic: string | undefined,
  output = '',
): Failure | undefined {
  const saying = fails?.saying ?? '';
  if (diagnostic === undefined) return { step, message: `it passed, but should fail, saying ${saying}`, output: '' };
  // In what the lock keeps: that is what the page shows.
  return diagnostic.includes(saying) ? undefined : { step, message: `it failed, but did not say ${saying}`, output };
}

/** Lines that are not blank, of programs and of tests; what a generator wrote is nobody's work. */
function linesOf({ files }: Project, toolchain: Toolchain): Proof['lines'] {
  const lines = { program: 0, tests: 0 };
  for (const { path, text } of files) {
    const kind = toolchain.counts(path);
    if (!kind || /^\/\/ Code generated .* DO NOT EDIT\.$|@generated/m.test(text)) continue;
    lines[kind] += readRegions(text)
      .text.split('\n')
      .filter((line) => line.trim() !== '').length;
  }
  return lines;
}
