import { build, encodeIntoCompressedBase64 } from 'hdr-histogram-js';
import type { LatencyFigure, MeasurementFile, PlainFigure } from '../../model/schema/measurement.ts';
import { spin } from './machine.ts';
import type { Ready } from './ready.ts';

/** What is measured is noted here, figure by figure, until the run is over. */
export interface Notebook {
  tell(what: string): void;
  /** Notes one figure of one run. */
  add(one: Ready, metric: PlainFigure['metric'], conditions: string, figure: number, atLeast?: boolean): void;
  /** Notes the latencies of one run, in microseconds. */
  latencies(one: Ready, conditions: string, rate: number, failed: number, microseconds: readonly number[]): void;
  /** Notes how fast the machine is now. */
  spin(): void;
  readonly figures: () => MeasurementFile['figures'];
  readonly spins: readonly number[];
}

/** Four digits tell more than any run repeats. */
const rounded = (figure: number): number => Number(figure.toPrecision(4));

export function notebook(tell: (what: string) => void): Notebook {
  const plain = new Map<string, PlainFigure>();
  const loads = new Map<string, LatencyFigure>();
  const spins: number[] = [];
  return {
    tell,
    spins,
    spin: () => spins.push(spin()),
    add({ project: { sample, option } }, metric, conditions, figure, atLeast = false) {
      const key = `${metric} ${sample} ${option}`;
      const known = plain.get(key) ?? { metric, sample, option, conditions, runs: [] };
      known.runs.push(rounded(figure));
      if (atLeast) known.atLeast = true;
      plain.set(key, known);
    },
    latencies({ project: { sample, option } }, conditions, rate, failed, microseconds) {
      const key = `${sample} ${option}`;
      const none: LatencyFigure = { metric: 'latency', sample, option, conditions, rate, failed: 0, histograms: [] };
      const known = loads.get(key) ?? none;
      known.failed += failed;
      known.histograms.push(histogramOf(microseconds));
      loads.set(key, known);
    },
    figures: () => [...plain.values(), ...loads.values()],
  };
}

/** An HDR histogram of two digits, up to a minute, in its compressed form. */
function histogramOf(microseconds: readonly number[]): string {
  const histogram = build({
    bitBucketSize: 32,
    lowestDiscernibleValue: 1,
    highestTrackableValue: 60_000_000,
    numberOfSignificantValueDigits: 2,
  });
  for (const one of microseconds) histogram.recordValue(Math.min(one, 60_000_000));
  return encodeIntoCompressedBase64(histogram);
}
