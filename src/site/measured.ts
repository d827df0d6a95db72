import { median, type Standing, standings } from '../model/derive/statistics.ts';
import type { Content, Latency, Measurement } from '../model/schema/content.ts';
import { type Metric, metricNames, metrics } from '../model/schema/measurement.ts';
import { type Axis, axisOf, pathOf, percentileAt } from './chart.ts';
import { type Column, columnsOf, matrixHolding } from './rows.ts';

/** One option in a row of measured figures. */
export interface Lane {
  readonly column: Column;
  readonly standing: Standing;
  readonly runs: readonly number[];
  readonly atLeast: boolean;
}

/** What was measured of one sample in several options: a chart and its table. */
export interface MeasuredRow {
  readonly measurement: Measurement;
  readonly metric: Metric;
  readonly sample: string;
  readonly unit: string;
  readonly better: 'less' | 'more';
  /** The best first. */
  readonly lanes: readonly Lane[];
  readonly axis: Axis;
  /** How it was measured. */
  readonly conditions: string;
  /** The command that repeats it. */
  readonly repeat: string;
}

/** The options that a run measured in a sample. */
const optionsIn = ({ figures }: Measurement, sample: string): string[] => [
  ...new Set(figures.filter((one) => one.sample === sample).map(({ option }) => option)),
];

/**
 * The command that repeats the figures of one sample in the options shown, and measures nothing else. A run that
 * was narrowed itself is repeated as it was.
 */
function repeatOf(measurement: Measurement, sample: string, shown: readonly string[]): string {
  const { command } = measurement;
  if (command.includes(' -- ')) return command;
  const narrowed = shown.length < optionsIn(measurement, sample).length ? shown : [];
  return [command, '--', sample, ...narrowed].join(' ');
}

/** The figures of one metric of one sample in a run, for the columns that it holds; nothing where it holds none. */
export function measuredRow(
  measurement: Measurement,
  metric: Metric,
  sample: string,
  columns: readonly Column[],
): MeasuredRow | undefined {
  const figures = measurement.figures.filter(
    (one) => one.metric === metric && one.sample === sample && columns.some(({ id }) => id === one.option),
  );
  const [first] = figures;
  if (!first) return undefined;
  const { unit, better } = metrics[metric];
  const lanes = standings(figures, better).flatMap((standing): Lane[] => {
    const figure = figures.find(({ option }) => option === standing.option);
    const column = columns.find(({ id }) => id === standing.option);
    return figure && column ? [{ column, standing, runs: figure.runs, atLeast: figure.atLeast }] : [];
  });
  const axis = axisOf(lanes.flatMap(({ standing: { low, high } }) => [low, high]));
  const { conditions } = first;
  const repeat = repeatOf(
    measurement,
    sample,
    lanes.map(({ column }) => column.id),
  );
  return { measurement, metric, sample, unit, better, lanes, axis, conditions, repeat };
}

/** The same from the newest run that holds it. */
export function newestRow(
  measurements: readonly Measurement[],
  metric: Metric,
  sample: string,
  columns: readonly Column[],
): MeasuredRow | undefined {
  for (const measurement of measurements) {
    const row = measuredRow(measurement, metric, sample, columns);
    if (row) return row;
  }
  return undefined;
}

/** Latencies from p50 to p99.9 as lines, a mark at each percentile. */
export interface LatencyPlot {
  readonly conditions: string;
  readonly failed: number;
  readonly axis: Axis;
  readonly percentiles: readonly { readonly at: number; readonly label: string; readonly percentile: number }[];
  readonly lines: readonly {
    readonly column: Column;
    readonly d: string;
    readonly points: readonly { readonly x: number; readonly y: number; readonly figure: number }[];
  }[];
}

function latencyPlot(latencies: readonly Latency[], columns: readonly Column[]): LatencyPlot | undefined {
  const known = latencies.flatMap((latency) => {
    const column = columns.find(({ id }) => id === latency.option);
    const points = latency.curve.map(({ percentile, runs }) => ({ percentile, figure: median(runs) }));
    return column ? [{ column, latency, points }] : [];
  });
  const [first] = known;
  if (!first) return undefined;
  const axis = axisOf(
    known.flatMap(({ points }) => points.map(({ figure }) => figure)),
    5,
  );
  return {
    conditions: first.latency.conditions,
    failed: known.reduce((sum, { latency }) => sum + latency.failed, 0),
    axis,
    percentiles: first.points.map(({ percentile }) => ({
      percentile,
      at: percentileAt(percentile),
      label: `p${percentile}`,
    })),
    lines: known.map(({ column, points }) => {
      const placed = points.map(({ percentile, figure }) => ({
        x: percentileAt(percentile),
        y: 100 - axis.at(figure),
        figure,
      }));
      return { column, points: placed, d: pathOf(placed.map(({ x, y }) => [x, y])) };
    }),
  };
}

/** All that a run measured of one sample. */
export interface MeasuredSample {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly MeasuredRow[];
  /** The command that repeats all of it. */
  readonly repeat: string;
  readonly plot: LatencyPlot | undefined;
}

/** A run, sample by sample, in the order of the samples. */
export function measuredSamples(content: Content, measurement: Measurement): MeasuredSample[] {
  return content.samples.flatMap(({ id, title }): MeasuredSample[] => {
    const options = optionsIn(measurement, id);
    const matrix = matrixHolding(content, options);
    if (!matrix || options.length === 0) return [];
    const columns = columnsOf(
      content,
      matrix,
      matrix.options.filter((option) => options.includes(option)),
    );
    const rows = metricNames.flatMap((metric) => measuredRow(measurement, metric, id, columns) ?? []);
    const latencies = measurement.latencies.filter(({ sample }) => sample === id);
    return [{ id, title, rows, repeat: repeatOf(measurement, id, options), plot: latencyPlot(latencies, columns) }];
  });
}
