import type { Draft, Entry } from '../read/found.ts';
import type { ComparisonFront } from '../schema/comparison.ts';
import type { Path } from '../schema/describe.ts';
import { rule, type Tell, tellUnknown } from './rule.ts';

/** Ids lead to something. Sources and components have rules of their own. */
export const references = rule({ id: 'references', title: 'Ids lead to something' }, ({ draft }, tell) => {
  const { names } = draft;
  const { site } = draft;
  if (site?.data.flagship !== undefined && !names.comparisons.has(site.data.flagship)) {
    tellUnknown(tell, site.at(['flagship']), 'comparison', site.data.flagship, names.comparisons);
  }
  for (const matrix of draft.matrices) {
    for (const [at, option] of matrix.data.options.entries()) {
      if (!names.options.has(option)) tellUnknown(tell, matrix.at(['options', at]), 'option', option, names.options);
    }
  }
  for (const releases of draft.releases) {
    if (!names.options.has(releases.id)) tellUnknown(tell, releases.at([]), 'option', releases.id, names.options);
  }
  for (const sample of draft.samples) {
    const { minimalOf } = sample.data;
    if (minimalOf !== undefined && !names.samples.has(minimalOf)) {
      tellUnknown(tell, sample.at(['minimalOf']), 'sample', minimalOf, names.samples);
    }
    for (const option of Object.keys(sample.data.options)) {
      if (!names.options.has(option))
        tellUnknown(tell, sample.key(['options'], option), 'option', option, names.options);
    }
  }
  for (const comparison of draft.comparisons) {
    checkOptions(comparison, draft, tell);
    checkRows(comparison, ['glance'], draft, tell);
    checkFeatures(comparison, draft, tell);
  }
  for (const perspective of draft.perspectives) {
    checkColumns(perspective, draft, tell);
    checkRows(perspective, ['carriedBy', 'against'], draft, tell);
  }
});

/** The ids of a matrix’s features: as it lists them and as its folder holds them. */
export function featuresOf(draft: Draft, matrix: string): ReadonlySet<string> {
  const listed = draft.matrices.find(({ id }) => id === matrix)?.data.groups.flatMap(({ features }) => features);
  return new Set([...(listed ?? []), ...(draft.names.features.get(matrix) ?? [])]);
}

/** Whether every option in a list exists; where one does not, what is said of it would only repeat that. */
export const allKnown = (options: readonly string[], { names }: Draft) =>
  options.every((option) => names.options.has(option));

type Comparison = Entry<ComparisonFront>;

/** What speaks of some options of a matrix. */
type Compares = Entry<{ readonly matrix: string; readonly options: readonly string[] }>;

function checkColumns({ data, at }: Compares, draft: Draft, tell: Tell): void {
  const { names } = draft;
  const matrix = draft.matrices.find(({ id }) => id === data.matrix);
  if (!names.matrices.has(data.matrix)) tellUnknown(tell, at(['matrix']), 'matrix', data.matrix, names.matrices);
  for (const [index, option] of data.options.entries()) {
    if (!names.options.has(option)) tellUnknown(tell, at(['options', index]), 'option', option, names.options);
    else if (matrix && allKnown(matrix.data.options, draft) && !matrix.data.options.includes(option)) {
      const expected = `one of ${matrix.data.options.join(', ')}`;
      tell(at(['options', index]), `The matrix \`${data.matrix}\` does not have the option \`${option}\`.`, {
        expected,
      });
    }
  }
}

function checkRows<F extends string>(
  { data, at }: Entry<{ readonly matrix: string } & Readonly<Record<F, readonly string[]>>>,
  fields: readonly F[],
  draft: Draft,
  tell: Tell,
): void {
  if (!draft.names.matrices.has(data.matrix)) return;
  const known = featuresOf(draft, data.matrix);
  for (const field of fields) {
    for (const [index, id] of data[field].entries()) {
      if (known.has(id)) continue;
      tellUnknown(tell, at([field, index]), 'feature', id, known, `the matrix \`${data.matrix}\``);
    }
  }
}

function checkOptions(comparison: Comparison, draft: Draft, tell: Tell): void {
  const { data, at } = comparison;
  checkColumns(comparison, draft, tell);
  if (!allKnown(data.options, draft)) return;
  const compared = (path: Path, found: string, orNone: boolean) => {
    const valid = [...data.options, ...(orNone ? ['none'] : [])];
    if (!valid.includes(found)) tellUnknown(tell, at(path), 'option', found, valid, 'this comparison');
  };
  compared(['verdict', 'pick'], data.verdict.pick, true);
  for (const [index, { winner }] of data.overrides.entries()) compared(['overrides', index, 'winner'], winner, true);
  for (const [index, { from, to }] of data.migration.entries()) {
    compared(['migration', index, 'from'], from, false);
    compared(['migration', index, 'to'], to, false);
    if (from === to) tell(at(['migration', index, 'to']), `This leads from \`${from}\` to itself.`);
  }
}

function checkFeatures({ data, at }: Comparison, draft: Draft, tell: Tell): void {
  const known = featuresOf(draft, data.matrix);
  if (!draft.names.matrices.has(data.matrix)) return;
  const feature = (path: Path, found: string) => {
    if (!known.has(found)) tellUnknown(tell, at(path), 'feature', found, known, `the matrix \`${data.matrix}\``);
  };
  for (const [index, override] of data.overrides.entries()) feature(['overrides', index, 'feature'], override.feature);
  for (const [option, lines] of Object.entries(data.choose)) {
    for (const [index, line] of lines.entries()) {
      for (const [nth, id] of line.features.entries()) feature(['choose', option, index, 'features', nth], id);
    }
  }
}
