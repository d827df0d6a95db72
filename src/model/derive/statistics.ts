/** A median with its 95 % interval. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** How many runs it rests on. */
  readonly runs: number;
}

/** How two sets of runs compare: the first divided by the second. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Whether the interval leaves out 1; if not, no difference was shown. */
  readonly shown: boolean;
}

const RESAMPLES = 4000;

/** Figures in rising order. */
const sorted = (figures: readonly number[]): number[] => figures.toSorted((a, b) => a - b);

/** The middle of some figures; of an even number, the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const list = sorted(figures);
  const half = list.length >> 1;
  const upper = list[half];
  if (upper === undefined) throw new RangeError('no figures');
  return list.length % 2 === 1 ? upper : ((list[half - 1] ?? upper) + upper) / 2;
}

/** The figure below which a share (0 to 1) of a sorted list lies, by nearest rank. */
const quantile = (list: readonly number[], share: number): number =>
  list[Math.min(list.length - 1, Math.max(0, Math.ceil(share * list.length) - 1))] ?? Number.NaN;

/**
 * A median with its 95 % interval by the percentile bootstrap (Efron 1979): medians of resamples with replacement.
 * The resamples are drawn by a generator of fixed seed, so equal figures make equal intervals.
 */
export function estimate(figures: readonly number[]): Estimate {
  const draw = generator();
  const medians = sorted(Array.from({ length: RESAMPLES }, () => median(resample(figures, draw))));
  return {
    median: median(figures),
    low: quantile(medians, 0.025),
    high: quantile(medians, 0.975),
    runs: figures.length,
  };
}

/** The ratio of two medians with its 95 % interval; both sides are resampled on their own. */
export function ratio(figures: readonly number[], others: readonly number[]): Ratio {
  const draw = generator();
  const ratios = sorted(
    Array.from({ length: RESAMPLES }, () => quotient(median(resample(figures, draw)), median(resample(others, draw)))),
  );
  const low = quantile(ratios, 0.025);
  const high = quantile(ratios, 0.975);
  return { ratio: quotient(median(figures), median(others)), low, high, shown: low > 1 || high < 1 };
}

/** Two figures of 0 are alike. */
const quotient = (a: number, b: number): number => (a === b ? 1 : a / b);

function resample(figures: readonly number[], draw: () => number): number[] {
  return figures.map(() => figures[Math.floor(draw() * figures.length)] ?? Number.NaN);
}

/** Mulberry32 of a fixed seed: numbers from 0 up to 1. */
function generator(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Something that was measured, and its figures. */
export interface Series {
  readonly option: string;
  readonly runs: readonly number[];
}

/** How an option stands against the best of a row. */
export interface Standing extends Estimate {
  readonly option: string;
  /** How many times as much as the best has; nothing for the best itself. */
  readonly times: Ratio | undefined;
  /** From 1; never made of noise. */
  readonly rank: number;
  /** Whether another option has the same rank. */
  readonly shared: boolean;
}

/**
 * Options in the order of their medians, the best first. A rank is one more than the number of options that are
 * better by more than noise; it is 1 for all that were not shown to differ from the best.
 */
export function standings(series: readonly Series[], better: 'less' | 'more'): Standing[] {
  const sign = better === 'less' ? 1 : -1;
  const ordered = series.toSorted((a, b) => sign * (median(a.runs) - median(b.runs)));
  const ranked = ordered.map((one, at) => {
    // Nothing that comes after it can be ahead of it.
    const ratios = ordered.slice(0, at).map((other) => ratio(one.runs, other.runs));
    const ahead = ratios.filter((far) => far.shown && sign * (far.ratio - 1) > 0);
    const [times] = ratios;
    return { option: one.option, ...estimate(one.runs), times, rank: times?.shown ? ahead.length + 1 : 1 };
  });
  return ranked.map((one) => ({ ...one, shared: ranked.some((other) => other !== one && other.rank === one.rank) }));
}
