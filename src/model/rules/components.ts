import type { Article, Draft, Placed } from '../read/found.ts';
import type { ComparisonFront } from '../schema/comparison.ts';
import { isMeasured } from './measurements.ts';
import { allKnown, featuresOf } from './references.ts';
import { eachRepeat, rule, type Tell, tellUnknown } from './rule.ts';

const mostRows = 6;

/** Components that an article places show something that is there. */
export const components = rule({ id: 'components', title: 'Components show what is there' }, ({ draft }, tell) => {
  for (const comparison of draft.comparisons) {
    for (const placed of comparison.body.placed) {
      if (placed.name === 'Sample') checkSample(placed, draft, comparison.data.options, tell);
      if (placed.name === 'Rows') checkRows(placed, draft, comparison, tell);
      if (placed.name === 'Measured') checkMeasured(placed, draft, tell);
    }
  }
  for (const page of draft.pages) {
    for (const placed of page.body.placed) {
      if (placed.name === 'Sample') checkSample(placed, draft, [], tell);
      if (placed.name === 'Rows')
        tell(placed.place, 'Only a comparison has rows to show.', { hint: 'link to the matrix instead' });
      if (placed.name === 'Measured')
        tell(placed.place, 'Only a comparison has figures to show.', { hint: 'link to the measurements instead' });
    }
  }
});

function checkSample(
  { attributes, place, places }: Placed,
  draft: Draft,
  options: readonly string[],
  tell: Tell,
): void {
  const { id, region } = attributes;
  if (id === undefined) return;
  if (!draft.names.samples.has(id)) {
    tellUnknown(tell, places['id'] ?? place, 'sample', id, draft.names.samples);
    return;
  }
  const sample = draft.samples.find((one) => one.id === id)?.data;
  if (!sample) return;
  const regions = sample.regions.map((one) => one.id);
  for (const one of region?.split(/\s+/).filter(Boolean) ?? []) {
    if (!regions.includes(one))
      tellUnknown(tell, places['region'] ?? place, 'region', one, regions, `the sample \`${id}\``);
  }
  for (const option of options) {
    if (Object.hasOwn(sample.options, option) || !allKnown([option, ...Object.keys(sample.options)], draft)) continue;
    tell(place, `The sample \`${id}\` has no project for \`${option}\`.`, { hint: 'add one, or show another sample' });
  }
}

function checkMeasured({ attributes, place, places }: Placed, draft: Draft, tell: Tell): void {
  const { metric, sample } = attributes;
  // What is missing is told of where the body is read.
  if (metric === undefined || sample === undefined) return;
  if (!draft.names.samples.has(sample)) {
    tellUnknown(tell, places['sample'] ?? place, 'sample', sample, draft.names.samples);
  } else if (!isMeasured(draft, metric, sample)) {
    tell(places['metric'] ?? place, `No run holds a figure of ${metric} for the sample \`${sample}\`.`, {
      hint: 'measure it with `npm run measure`, or take the component out',
    });
  }
}

function checkRows(
  { attributes, place, places }: Placed,
  draft: Draft,
  { data }: Article<ComparisonFront>,
  tell: Tell,
): void {
  if (attributes['features'] === undefined || !draft.names.matrices.has(data.matrix)) return;
  const at = places['features'] ?? place;
  const ids = attributes['features'].split(/\s+/).filter(Boolean);
  if (ids.length > mostRows) {
    tell(at, `These are ${ids.length} rows.`, { expected: `at most ${mostRows}`, hint: 'link to the matrix for more' });
    return;
  }
  const known = featuresOf(draft, data.matrix);
  for (const id of ids) {
    if (!known.has(id)) tellUnknown(tell, at, 'feature', id, known, `the matrix \`${data.matrix}\``);
  }
  eachRepeat(
    ids,
    (id) => id,
    (id) => tell(at, `\`${id}\` stands in these rows twice.`, { hint: 'keep one of them' }),
  );
}
