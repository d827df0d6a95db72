import { isDeepStrictEqual } from 'node:util';
import type { Sample } from '../../model/schema/content.ts';
import type { Lock, Proof } from '../../model/schema/lock.ts';
import type { Verified } from './verify.ts';

/** The lock after a run: what was run is written anew, what is gone is left out, the rest stays. */
export function renewed(lock: Lock, samples: readonly Sample[], verified: readonly Verified[]): Lock {
  const proofs = samples
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, projects }) => {
      const kept = projects.flatMap(({ option }) => {
        const now = verified.find((one) => one.sample === id && one.option === option)?.proof;
        const proof = now ?? lock.samples[id]?.[option];
        return proof ? [[option, proof] as const] : [];
      });
      return [id, Object.fromEntries(kept)] as const;
    });
  return { samples: Object.fromEntries(proofs.filter(([, options]) => Object.keys(options).length > 0)) };
}

/** Where a run came to something else than the lock says, a line each. */
export function differences({ proof }: Verified, locked: Proof | undefined): string[] {
  if (!proof) return [];
  if (!locked) return ['it is not in the lock'];
  if (proof.digest !== locked.digest) return [`the lock is stale: its sources have changed since ${locked.date}`];
  const same = isDeepStrictEqual(proof.toolchain, locked.toolchain);
  const outcomes = ({ steps }: Proof) => steps.map(({ step, outcome, count }) => ({ step, outcome, count }));
  const told = (what: string, now: unknown, then: unknown) =>
    isDeepStrictEqual(now, then) ? [] : [`${what}: now ${JSON.stringify(now)}, in the lock ${JSON.stringify(then)}`];
  return [
    ...told('steps', outcomes(proof), outcomes(locked)),
    ...told('oldest release', proof.minimum, locked.minimum),
    ...told('lines', proof.lines, locked.lines),
    // Another toolchain may link another standard library; what the sources name is in the digest.
    ...(same ? told('dependencies', proof.dependencies, locked.dependencies) : []),
    ...(proof.diagnostic === locked.diagnostic
      ? []
      : [
          `the diagnostic says something else now:\n${proof.diagnostic ?? '(nothing)'}\nin the lock:\n${locked.diagnostic ?? '(nothing)'}`,
        ]),
  ];
}
