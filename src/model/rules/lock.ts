import { holds } from '../derive/proof.ts';
import { didYouMean } from '../problem.ts';
import { rule } from './rule.ts';

const again = (sample: string, option: string) => `run \`npm run samples -- ${sample} ${option}\``;

/**
 * Samples were run as they stand. A warning: the page then makes no claim, and whoever edits a sample may lack its
 * toolchain; `npm test` runs them all.
 */
export const lock = rule({ id: 'lock', title: 'Samples were built and tested as they stand' }, ({ draft }, tell) => {
  for (const sample of draft.samples) {
    for (const [option, { fails }] of Object.entries(sample.data.options)) {
      const place = sample.key(['options'], option);
      const hint = again(sample.id, option);
      const proof = draft.lock?.data.samples[sample.id]?.[option];
      if (!proof) tell(place, `The project of \`${option}\` was never run.`, { hint });
      else if (proof.digest !== sample.digests.get(option)) {
        tell(place, `The project of \`${option}\` has changed since it was run on ${proof.date}.`, { hint });
      } else if (!holds(proof, fails)) {
        const failed = proof.steps.filter(({ outcome }) => outcome === 'failed').map(({ step }) => step);
        const meant = fails !== undefined && failed.join() === fails.step;
        const otherwise = failed.length > 0 ? `failed at ${failed.join(', ')}` : `did not fail at ${fails?.step}`;
        const what = meant ? `failed without saying ${fails.saying}` : otherwise;
        tell(place, `The project of \`${option}\` ${what} on ${proof.date}.`, { hint });
      }
    }
  }
  const samples = new Map(draft.samples.map((one) => [one.id, one]));
  for (const [id, projects] of Object.entries(draft.lock?.data.samples ?? {})) {
    for (const option of Object.keys(projects)) {
      const data = samples.get(id)?.data;
      if (!draft.lock || (data ? Object.hasOwn(data.options, option) : draft.names.samples.has(id))) continue;
      const meant = data ? didYouMean(option, Object.keys(data.options)) : didYouMean(id, samples.keys());
      const hint = meant ?? 'run `npm run samples`: it leaves out what is gone';
      tell(draft.lock.key(['samples', id], option), `There is no project \`${id}/${option}\`.`, { hint });
    }
  }
});
