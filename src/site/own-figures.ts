import { type Estimate, estimate } from '../model/derive/statistics.ts';
import type { Content } from '../model/schema/content.ts';
import { type Metric, metrics } from '../model/schema/measurement.ts';

/** A figure of our own, and the run that holds it. */
export interface OwnFigure extends Estimate {
  readonly metric: Metric;
  readonly sample: string;
  readonly unit: string;
  readonly atLeast: boolean;
  readonly run: string;
}

const known = new WeakMap<Content, Map<string, readonly OwnFigure[]>>();

/** The newest figure of each metric and sample of an option; worked out once for all pages. */
export function figuresOf(content: Content, option: string): readonly OwnFigure[] {
  const all = known.get(content) ?? new Map<string, readonly OwnFigure[]>();
  known.set(content, all);
  const found = all.get(option) ?? newestFigures(content, option);
  all.set(option, found);
  return found;
}

function newestFigures({ measurements }: Content, option: string): OwnFigure[] {
  const newest = new Map<string, OwnFigure>();
  for (const { id: run, figures } of measurements) {
    for (const { metric, sample, runs, atLeast } of figures.filter((one) => one.option === option)) {
      const key = `${metric} ${sample}`;
      if (newest.has(key)) continue;
      newest.set(key, { metric, sample, run, atLeast, unit: metrics[metric].unit, ...estimate(runs) });
    }
  }
  return [...newest.values()];
}
