import type { Standing } from '../model/derive/statistics.ts';
import type { Measurement } from '../model/schema/content.ts';
import type { Metric } from '../model/schema/measurement.ts';
import { inWords } from './dates.ts';

/** The words that measurements are shown with. */
export const measureWords = {
  newest: 'The run of',
  earlier: 'Earlier runs',
  repeat: 'Repeat it',
  download: 'Download',
  logScale: 'log scale',
  fromZero: 'scale from zero',
  data: 'The figures',
  option: 'Option',
  median: 'Median',
  interval: '95 % interval',
  against: 'Against the best',
  runs: 'Each run',
  best: 'best',
  leadNotShown: 'lead not shown',
  notShown: 'no difference shown',
  measuredByUs: 'Measured by us',
  none: 'Nothing has been measured yet.',
  byPercentile: 'Latency by percentile',
  atLeastNote: 'At least: the program left its core idle at times, so something else was the limit.',
  failed: (count: number) => `${count === 0 ? 'no' : count} request${count === 1 ? '' : 's'} failed`,
};

const names: Readonly<Record<Metric, string>> = {
  'build-cold': 'Cold build',
  'build-warm': 'Build with nothing changed',
  'build-change': 'Build after one line',
  'size-built': 'Size as built',
  'size-stripped': 'Size, stripped',
  start: 'Start to first answer',
  'memory-rest': 'Memory at rest',
  'memory-load': 'Memory under load',
  'cpu-request': 'Processor time a request',
  throughput: 'Throughput at saturation',
  'latency-p50': 'Latency, p50',
  'latency-p90': 'Latency, p90',
  'latency-p99': 'Latency, p99',
  'latency-p999': 'Latency, p99.9',
  'task-time': 'Time to the end',
  'task-cpu': 'Processor time',
  'task-memory': 'Most memory',
};

export const nameOfMetric = (metric: Metric): string => names[metric];

/** Three digits, in groups of three: `25,400`, `6.13`, `0.0617`. */
export function digits(figure: number): string {
  if (figure === 0) return '0';
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(figure))));
  const rounded = Number(figure.toPrecision(3));
  return rounded.toLocaleString('en-GB', { minimumFractionDigits: Math.min(places, 4), maximumFractionDigits: 4 });
}

/** `6.13 s`; `at least 41,000 requests/s` where the program was not the limit. */
export const withUnit = (figure: number, unit: string, atLeast = false): string =>
  `${atLeast ? 'at least ' : ''}${digits(figure)}\u00a0${unit}`;

/** `Cold build 6.13 s (5.9 to 6.4)`. */
export const ownFigure = (own: {
  metric: Metric;
  median: number;
  low: number;
  high: number;
  unit: string;
  atLeast: boolean;
}) => `${names[own.metric]} ${withUnit(own.median, own.unit, own.atLeast)} (${digits(own.low)} to ${digits(own.high)})`;

/** `2.3 × (2.1 to 2.5)`, or that no difference was shown; for the best itself, that it is. */
export function againstBest({ times, rank, shared }: Standing): string {
  if (!times) return shared ? measureWords.leadNotShown : measureWords.best;
  if (rank === 1) return measureWords.notShown;
  const far = times.ratio < 1 ? { ...times, ratio: 1 / times.ratio, low: 1 / times.high, high: 1 / times.low } : times;
  const said = `${digits(far.ratio)}\u202f× (${digits(far.low)} to ${digits(far.high)})`;
  return times.ratio < 1 ? `1\u202f/\u202f${said}` : said;
}

/** Where a run took place, and how noisy it was there: names and what to say of each. */
export function placeOf({ date, seconds, environment }: Pick<Measurement, 'date' | 'seconds' | 'environment'>) {
  const { noise } = environment;
  const spins = noise.spin.toSorted((a, b) => a - b);
  const span = `${digits(spins[0] ?? 0)} to ${digits(spins.at(-1) ?? 0)} ms in ${spins.length} tries`;
  return [
    ['Date', inWords(date)],
    ['Processor', `${environment.cores} cores of ${environment.cpu}; frequency: ${environment.frequency}`],
    ['Memory and kernel', `${environment.memory}, ${environment.kernel}`],
    ['Toolchains', Object.values(environment.toolchains).join(', ')],
    ['Load', `${environment.generator}; ${environment.layout}`],
    [
      'Noise',
      `one fixed piece of work took ${span} between the runs; the host took ${noise.stolen}\u202f% of the time for others`,
    ],
    ['Length', `${Math.round(seconds / 60)} minutes`],
  ] as const;
}
