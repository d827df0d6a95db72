import type { Place } from '../problem.ts';
import type { Draft, Entry, Path } from '../schema/entry.ts';
import { didYouMean } from '../problem.ts';
import { rule, type Tell } from './rule.ts';

/** A matrix and its folder name the same features, and every option answers everywhere. */
export const coverage = rule({ id: 'coverage', title: 'Every option answers, every feature is listed' }, ({ draft }, tell) => {
  for (const matrix of draft.matrices) {
    const there = draft.names.features.get(matrix.id) ?? new Set<string>();
    const listed = new Set<string>();
    for (const [group, { features }] of matrix.data.groups.entries()) {
      for (const [at, feature] of features.entries()) {
        listed.add(feature);
        if (there.has(feature)) continue;
        tell(matrix.at(['groups', group, 'features', at]), `The feature \`${feature}\` is listed and has no file.`, {
          expected: `content/matrices/${matrix.id}/${feature}.yaml`,
          hint: didYouMean(feature, [...there].filter((one) => !isListed(matrix.data.groups, one))),
        });
      }
    }
    for (const feature of draft.features.filter((one) => one.matrix === matrix.id)) {
      if (!listed.has(feature.id)) {
        const hint = `list \`${feature.id}\` in a group of ${matrix.file}, or remove the file`;
        tell(feature.at([]), `The matrix \`${matrix.id}\` does not list this feature.`, { hint });
      }
      exactly(tell, feature, ['values'], Object.keys(feature.data.values), matrix.data.options, 'value');
    }
  }
  for (const matrix of draft.names.features.keys()) orphans(draft, matrix, tell);
  for (const comparison of draft.comparisons) {
    const { takes, choose, options } = comparison.data;
    exactly(tell, comparison, ['takes'], Object.keys(takes), options, 'sentence');
    exactly(tell, comparison, ['choose'], Object.keys(choose), options, 'list of lines');
  }
});

const isListed = (groups: readonly { readonly features: readonly string[] }[], feature: string) =>
  groups.some(({ features }) => features.includes(feature));

function orphans(draft: Draft, matrix: string, tell: Tell): void {
  if (draft.names.matrices.has(matrix)) return;
  const place: Place = { file: `content/matrices/${matrix}`, line: 1, column: 1 };
  tell(place, 'The folder holds features and no matrix.yaml.', { expected: `content/matrices/${matrix}/matrix.yaml` });
}

/** Holds the keys of a mapping against the options that it must have, no more and no fewer. */
function exactly(tell: Tell, entry: Entry<unknown>, path: Path, keys: string[], options: readonly string[], what: string): void {
  const missing = options.filter((option) => !keys.includes(option));
  for (const key of keys.filter((one) => !options.includes(one))) {
    const hint = didYouMean(key, missing) ?? 'remove it';
    tell(entry.key(path, key), `\`${path.join('.')}\` has a ${what} for \`${key}\`.`, { expected: `one for each of ${options.join(', ')}`, hint });
  }
  for (const option of missing) tell(entry.at(path), `\`${path.join('.')}\` has no ${what} for \`${option}\`.`, { expected: `one for each of ${options.join(', ')}` });
}
