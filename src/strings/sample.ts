import type { Proof } from '../model/schema/lock.ts';
import { inWords } from './dates.ts';
import { listed } from './listed.ts';

/** The words that samples are shown with. */
export const sampleWords = {
  notRun: 'not run as it stands',
  notRunYet: 'These very sources have not been built and tested; what follows is unproven.',
  oldest: (release: string) => `its manifest admits ${release} and newer`,
  openProject: 'Open the project',
  download: 'Download it',
  playground: 'Run it on the playground',
  runIt: 'Build and test it',
  failsAt: 'What it says',
  provenAlike: 'Proven alike',
  provenAlikeLede: 'Played against every program alike, from outside: arguments, input and requests in, answers out.',
  variants: { minimal: 'The minimal variant', production: 'The variant for production' },
  lines: 'Lines',
  linesOfTests: 'Lines of tests',
  dependencies: 'Dependencies, theirs included',
  measure: 'Size',
};

/** `go 1.26.8`. */
export const toolchainOf = ({ toolchain }: Proof): string => `${toolchain.name} ${toolchain.version}`;

/** `tested with go 1.26.8`, for the corner of a pane; what a failure shows was recorded, not tested. */
export const testedWith = (proof: Proof | undefined, fails: boolean): string =>
  proof ? `${fails ? 'recorded' : 'tested'} with ${toolchainOf(proof)}` : sampleWords.notRun;

/** `Built and tested with go 1.26.8 on 21 November 2026.` */
export const builtAndTested = (proof: Proof, fails: boolean): string =>
  `${fails ? 'Run' : 'Built and tested'} with ${toolchainOf(proof)} on ${inWords(proof.date)}`;

const nouns = { format: 'formatting', build: 'build', lint: 'linter', test: 'tests', cases: 'shared cases' };

/** What a run did, in words: `Passed: formatting, build, linter, tests and 9 shared cases.` */
export function stepsDone({ steps }: Proof): string {
  const told = (outcome: 'passed' | 'failed', what: string) => {
    const list = steps
      .filter((one) => one.outcome === outcome)
      .map(({ step, count }) => (count === undefined ? nouns[step] : `${count} ${nouns[step]}`));
    return list.length === 0 ? [] : [`${what}: ${listed(list)}.`];
  };
  return [...told('passed', 'Passed'), ...told('failed', 'Failed, as it should')].join(' ');
}
