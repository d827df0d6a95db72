import type { Proof } from '../schema/lock.ts';
import type { SampleFile } from '../schema/sample.ts';

/** Where a failure is what a project shows. */
type Fails = SampleFile['options'][string]['fails'];

/**
 * Whether every step came to what it should: passed, but for the one that is meant to fail, which must be there and
 * say what it is meant to say.
 */
export function holds({ steps, diagnostic = '' }: Pick<Proof, 'steps' | 'diagnostic'>, fails: Fails): boolean {
  const there = !fails || (steps.some(({ step }) => step === fails.step) && diagnostic.includes(fails.saying));
  return there && steps.every(({ step, outcome }) => outcome === (step === fails?.step ? 'failed' : 'passed'));
}
