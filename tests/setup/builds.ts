import { join } from 'node:path';
import { project, startAstro } from './run.ts';

/** A build for the tests, or what it printed when it failed. */
export interface Build {
  /** Folder of the built site. */
  readonly dist: string;
  /** Path that it is served under, with a slash at both ends. */
  readonly base: string;
  /** Empty when the build went well. */
  readonly failure: string;
}

/** Builds the project aside, so that the tests leave dist/ alone. */
export async function build(name: string, base: string, root: string = project): Promise<Build> {
  const dist = join(root, '.cache/tests', name);
  const { code, stdout, stderr } = await startAstro(['build'], root, {
    TRADEOFFS_OUT_DIR: dist,
    TRADEOFFS_BASE: base,
    NODE_ENV: 'production',
  }).ended;
  return { dist, base, failure: code === 0 ? '' : `The build under ${base} failed.\n${stdout}${stderr}` };
}

/** The folder of a build; throws what the build printed when it failed, so that each test says why. */
export function distOf({ dist, failure }: Build): string {
  if (failure) throw new Error(failure);
  return dist;
}
