import type { Proof } from '../schema/lock.ts';
import type { StepName } from '../schema/sample.ts';

/** Whether every step came to what it should: passed, but for the one that is meant to fail, which must be there. */
export function holds({ steps }: Pick<Proof, 'steps'>, fails: StepName | undefined): boolean {
  const there = fails === undefined || steps.some(({ step }) => step === fails);
  return there && steps.every(({ step, outcome }) => outcome === (step === fails ? 'failed' : 'passed'));
}
