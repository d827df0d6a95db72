import { csvOf } from '../model/derive/csv.ts';
import type { Measurement } from '../model/schema/content.ts';
import { metrics } from '../model/schema/measurement.ts';

const head = ['run', 'sample', 'metric', 'option', 'unit', 'conditions', 'at_least', 'number', 'figure'];

/** Every figure of every run of the lab as CSV (RFC 4180): a line a figure, percentiles of latencies among them. */
export function measurementCsv({ id, figures }: Measurement): string {
  const lines = figures.flatMap(({ sample, metric, option, conditions, atLeast, runs }) =>
    runs.map((figure, at) => [id, sample, metric, option, metrics[metric].unit, conditions, atLeast, at + 1, figure]),
  );
  return csvOf([head, ...lines]);
}

/** The same as JSON, with the environment of the run. */
export const measurementJson = (measurement: Measurement): string => {
  const { file: _, ...about } = measurement;
  return `${JSON.stringify({ version: 1, ...about }, null, 1)}\n`;
};
