import type { Change } from '../../setup/content.ts';
import { histogramOf, run, runText } from '../../setup/measured.ts';
import { below, type Case, comparison, feature, page, swap } from '../case.ts';

/** A case on a site that has a run of the lab. */
const ran = (name: string, text = runText(), more: Readonly<Record<string, Change>> = {}): Case => ({
  name,
  changes: { [run]: text, ...more },
});

/** The run with something else in it. */
const ranWith = (name: string, from: string, to: string): Case => {
  if (!runText().includes(from)) throw new Error(`the run does not hold ${from}`);
  return ran(name, runText().replace(from, to));
};

/** A case on a row that is measured. */
const measured = (name: string, metric: string, sample: string, more: Case['changes'] = {}): Case =>
  ran(name, runText(), {
    [feature]: { from: 'values:\n', to: `measured:\n  - { metric: ${metric}, sample: ${sample} }\nvalues:\n` },
    ...more,
  });

/** The row of caching, with a value of REST that claims to be measured. */
const claimed = (name: string, value: string, metric = 'build-cold', text = runText()): Case => {
  const row = `name: Caching
question: How far does it go?
why: Somebody pays for it on every request.
rubric: { 1: Nothing., 2: A little., 3: Parts are there., 4: Most is there., 5: All is there. }
measured: [{ metric: ${metric}, sample: read-order }]
values:
  rest:
    summary: Any cache on the way may answer
    detail: What it costs and when it bites.
    rating: 5
    reason: Step 5, by the run.
${value}
    sources: [http-caching]
    verified: { release: '2.0', date: 2026-11-20 }
  graphql:
    summary: Most questions are sent as POST
    detail: What it costs and when it bites.
    rating: 2
    reason: Step 2, by the specification.
    confidence: documented
    sources: [graphql-serving]
    verified: { release: '2.0', date: 2026-11-20 }
`;
  return ran(name, text, { [feature]: row });
};
const borne = '    confidence: measured\n    measurement: 2026-11-20';

const placed = (name: string, file: string, text: string): Case =>
  ran(name, runText(), { ...below(name, file, text).changes });

export const cases: readonly Case[] = [
  ran('sound-is-fine'),
  { name: 'second-of-a-day-is-fine', changes: { 'measurements/2026-11-20-2.json': runText() } },
  { name: 'of-another-day', changes: { 'measurements/2026-11-21.json': runText() } },
  { name: 'named-otherwise', changes: { 'measurements/latest.json': runText() } },
  ranWith('sample-misspelt', '"read-order"', '"read-orders"'),
  ranWith('option-misspelt', '"graphql"', '"graphlq"'),
  ranWith('metric-misspelt', '"build-cold"', '"build-colt"'),
  ranWith('histogram-cut-short', /HIST[^"]{40}/.exec(runText())?.[0] ?? '', 'HIST'),
  ranWith('histogram-of-nothing', histogramOf([1000, 2000, 3000]), histogramOf([])),
  ranWith('no-histogram', '"HIST', '"hist'),
  ranWith('negative-figure', '[\n    3,', '[\n    -3,'),
  ranWith('figure-too-large-to-hold', '[\n    3,', '[\n    1e999,'),
  ranWith('no-commit', 'a'.repeat(40), 'main'),
  ranWith('unknown-field', '"seconds"', '"minutes"'),
  swap('row-without-a-run', feature, 'values:\n', 'measured:\n  - { metric: start, sample: read-order }\nvalues:\n'),
  measured('row-of-another-metric', 'start', 'read-order'),
  measured('row-of-an-unknown-sample', 'build-cold', 'read-ordr'),
  measured('row-of-an-unknown-metric', 'build-cool', 'read-order'),
  measured('row-of-a-percentile-is-fine', 'latency-p99', 'read-order'),
  claimed('claimed-and-borne-out-is-fine', borne),
  claimed('claimed-without-a-run', '    confidence: measured'),
  claimed('run-without-a-claim', borne.replace('confidence: measured', 'confidence: documented')),
  claimed('claimed-by-an-unknown-run', borne.replace('11-20', '11-02')),
  claimed('claimed-by-a-run-of-something-else', borne, 'start'),
  claimed(
    'claimed-by-a-run-without-the-option',
    borne,
    'build-cold',
    runText([{ metric: 'build-cold', sample: 'read-order', option: 'graphql', conditions: 'all cores', runs: [1] }]),
  ),
  swap('claimed-where-there-are-no-runs', feature, 'confidence: documented', 'confidence: measured'),
  placed('component-is-fine', comparison, '<Measured metric="build-cold" sample="read-order" />'),
  placed('component-of-a-percentile-is-fine', comparison, '<Measured metric="latency-p99" sample="read-order" />'),
  placed('component-of-an-unknown-sample', comparison, '<Measured metric="build-cold" sample="read-ordr" />'),
  placed('component-of-an-unknown-metric', comparison, '<Measured metric="build-cool" sample="read-order" />'),
  placed('component-of-more-than-a-metric', comparison, '<Measured metric="build-cold-2" sample="read-order" />'),
  placed('component-of-no-percentile', comparison, '<Measured metric="latency-p42" sample="read-order" />'),
  placed('component-of-what-was-not-measured', comparison, '<Measured metric="throughput" sample="read-order" />'),
  placed('component-without-a-sample', comparison, '<Measured metric="build-cold" />'),
  ran('component-on-a-page', runText(), {
    [page]: null,
    'pages/method.mdx':
      '---\ntitle: A\ndescription: B\nupdated: 2026-11-20\n---\n\n<Measured metric="build-cold" sample="read-order" />\n',
  }),
];
