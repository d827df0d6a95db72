import { decodeFromCompressedBase64 } from 'hdr-histogram-js';
import type { LatencyFigure } from '../schema/measurement.ts';

/** The percentiles that a latency is read at; between them a curve is drawn. */
export const READ_AT = [50, 75, 90, 95, 99, 99.5, 99.9] as const;

/** What the histograms of a figure hold: by percentile, milliseconds of each run. Nothing where one cannot be read. */
export type Latencies = ReadonlyMap<number, readonly number[]>;

/** Reads HDR histograms of microseconds. */
export function latenciesOf({ histograms }: LatencyFigure): Latencies | undefined {
  try {
    const runs = histograms.map((text) => decodeFromCompressedBase64(text, 32, false));
    if (runs.some(({ totalCount }) => totalCount === 0)) return undefined;
    return new Map(READ_AT.map((at) => [at, runs.map((run) => run.getValueAtPercentile(at) / 1000)]));
  } catch {
    return undefined;
  }
}
