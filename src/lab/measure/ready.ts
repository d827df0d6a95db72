import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process.ts';
import type { Job } from '../samples/project.ts';
import { layOut } from '../samples/workspace.ts';
import type { Program } from '../server.ts';
import type { Found, Project } from '../toolchains/toolchain.ts';

/** A project built for production, in a folder of its own, and all that it takes to build it again. */
export interface Ready {
  readonly job: Job;
  readonly found: Found;
  readonly project: Project;
  readonly program: Program;
  /** Where its toolchain keeps what it builds; emptied for a cold build. */
  readonly built: string;
  /** The native file that is shipped, where there is one. */
  readonly binary: string | undefined;
}

/** Builds a project for production, once and uncounted: what it depends on is fetched then. */
export async function readyFor(job: Job, found: Found, at: { cache: string; scratch: string }): Promise<Ready> {
  const { sample, project: source, toolchain } = job;
  const folder = join(at.cache, sample.id, source.option);
  layOut(folder, source.sources);
  const project: Project = { sample: sample.id, option: source.option, folder, files: source.sources };
  const { release } = toolchain;
  const built = join(at.scratch, `${sample.id}-${source.option}`);
  mkdirSync(built, { recursive: true });
  const environment = { ...found.environment, ...release?.environment(built) };
  const native = release?.binary !== undefined;
  const commands = native ? [release.build] : toolchain.steps(project, found).build.map(({ argv }) => argv);
  for (const argv of commands) await mustRun(argv, folder, environment);
  const binary = await release?.binary?.(project, { ...found, environment }, built);
  const argv = binary === undefined ? await toolchain.program(project, found) : [binary];
  const program = { option: source.option, argv, environment: found.environment };
  return { job, found: { ...found, environment }, project, program, built, binary };
}

/** Runs a command that must end well. */
export async function mustRun(argv: readonly string[], folder: string, environment: Found['environment']) {
  const { status, why, both } = await run({ argv, folder, environment, limit: 1_800_000 });
  if (status !== 0) throw new Error(`${argv.join(' ')} ${why ?? `ended with ${status}`}\n${both.trim()}`);
}

/** Takes away all that a build has left, so that the next one is cold; what was fetched stays. */
export function cool({ job, project, built }: Ready): void {
  rmSync(built, { recursive: true, force: true });
  mkdirSync(built, { recursive: true });
  for (const folder of job.toolchain.release?.into ?? [])
    rmSync(join(project.folder, folder), { recursive: true, force: true });
}
