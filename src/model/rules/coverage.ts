import { didYouMean, nearest } from '../problem.ts';
import type { Draft, Entry } from '../read/found.ts';
import type { MatrixFile } from '../schema/matrix.ts';
import { allKnown } from './references.ts';
import { listed, rule, type Tell } from './rule.ts';

/** A matrix and its folder name the same features, and every option answers everywhere. */
export const coverage = rule(
  { id: 'coverage', title: 'Every option answers, every feature is listed' },
  ({ draft }, tell) => {
    for (const matrix of draft.matrices) {
      checkList(matrix, draft, tell);
      for (const feature of draft.features.filter((one) => one.matrix === matrix.id)) {
        if (!allKnown(matrix.data.options, draft)) break;
        exactly(tell, feature, 'values', feature.data.values, matrix.data.options, 'value');
      }
    }
    for (const comparison of draft.comparisons) {
      const { takes, choose, options } = comparison.data;
      if (!allKnown(options, draft)) continue;
      exactly(tell, comparison, 'takes', takes, options, 'sentence');
      exactly(tell, comparison, 'choose', choose, options, 'line');
    }
  },
);

function checkList(matrix: Entry<MatrixFile>, draft: Draft, tell: Tell): void {
  const there = draft.names.features.get(matrix.id) ?? new Set<string>();
  const names = new Set(matrix.data.groups.flatMap(({ features }) => features));
  const stray = there.difference(names);
  const meant = new Set<string | undefined>();
  for (const [group, { features }] of matrix.data.groups.entries()) {
    for (const [at, feature] of features.entries()) {
      if (there.has(feature)) continue;
      meant.add(nearest(feature, stray));
      tell(matrix.at(['groups', group, 'features', at]), `The feature \`${feature}\` is listed and has no file.`, {
        expected: `content/matrices/${matrix.id}/${feature}.yaml`,
        hint: didYouMean(feature, stray),
      });
    }
  }
  for (const { id, file } of draft.features.filter((one) => one.matrix === matrix.id && stray.has(one.id))) {
    if (meant.has(id)) continue;
    const hint = `list \`${id}\` in a group of ${matrix.file}, or remove the file`;
    tell({ file, line: 1, column: 1 }, `The matrix \`${matrix.id}\` does not list this feature.`, { hint });
  }
}

/** Holds the keys of a mapping against the options that it must have, no more and no fewer. */
function exactly(
  tell: Tell,
  entry: Entry<unknown>,
  field: string,
  mapping: object,
  options: readonly string[],
  what: string,
): void {
  const keys = new Set(Object.keys(mapping));
  const missing = new Set(options).difference(keys);
  const expected = `one for each of ${listed(options)}`;
  for (const key of keys.difference(new Set(options))) {
    const meant = nearest(key, missing);
    if (meant !== undefined) missing.delete(meant);
    const hint = meant === undefined ? 'remove it' : `did you mean \`${meant}\`?`;
    tell(entry.key([field], key), `\`${field}\` has a ${what} for \`${key}\`.`, { expected, hint });
  }
  for (const option of missing) tell(entry.at([field]), `\`${field}\` has no ${what} for \`${option}\`.`, { expected });
}
