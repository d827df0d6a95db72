import type { Standing } from '../model/derive/statistics.ts';
import type { Metric } from '../model/schema/measurement.ts';

/** The words that measurements are shown with. */
export const measureWords = {
  title: 'Measurements',
  newest: 'The run of',
  earlier: 'Earlier runs',
  environment: 'Environment',
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
  level: 'rank',
  measuredByUs: 'Measured by us',
  none: 'Nothing has been measured yet.',
  byPercentile: 'Latency by percentile',
  percentile: 'Percentile',
  allFigures: 'All figures',
  onSample: 'Measured on this code',
  atLeastNote: 'At least: the load generator was busy before the program was.',
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

/** `6.13 s`; `at least 41,000 requests/s` where the generator was the limit. */
export const withUnit = (figure: number, unit: string, atLeast = false): string =>
  `${atLeast ? 'at least ' : ''}${digits(figure)}\u202f${unit}`;

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
  if (!times.shown || rank === 1) return measureWords.notShown;
  const far = times.ratio < 1 ? { ...times, ratio: 1 / times.ratio, low: 1 / times.high, high: 1 / times.low } : times;
  const said = `${digits(far.ratio)}\u202f× (${digits(far.low)} to ${digits(far.high)})`;
  return times.ratio < 1 ? `1\u202f/\u202f${said}` : said;
}
