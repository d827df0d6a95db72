import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';

/** Where figures stand along an axis, in per cent of its length; ticks with their labels. */
export interface Axis {
  readonly log: boolean;
  readonly at: (figure: number) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** From this ratio of the largest to the smallest, a scale from zero would hide the small ones. */
const WIDE = 6;
/** Room at both ends, in per cent, so that no mark is cut. */
const EDGE = 3;

/** Characters of labels that find room side by side on a narrow chart. */
const ROOM = 32;

const short = (figure: number): string =>
  Number(figure.toPrecision(3)).toLocaleString('en-GB', { maximumFractionDigits: 4 });

/** An axis that holds all figures: from zero, or logarithmic where they lie far apart. */
export function axisOf(figures: readonly number[], most = 5): Axis {
  const above = figures.filter((one) => one > 0);
  const [least, greatest] = [Math.min(...above), Math.max(...above)];
  const log = above.length === figures.length && greatest / least >= WIDE;
  const scale = log
    ? scaleLog()
        .domain([least / 1.15, greatest * 1.15])
        .range([EDGE, 100 - EDGE])
    : scaleLinear()
        .domain([0, Math.max(greatest, 1e-9)])
        .nice(most)
        .range([EDGE, 100 - EDGE]);
  const ticks = log ? logTicks(scale, most) : linearTicks(scale, most);
  return {
    log,
    at: (figure) => percent(scale(figure)),
    ticks: ticks.map((tick) => ({ at: percent(scale(tick)), label: short(tick) })),
  };
}

interface Ticking {
  ticks(count: number): readonly number[];
}

const isCrowded = (ticks: readonly number[]): boolean => ticks.length > 7 || ticks.map(short).join('').length > ROOM;

function linearTicks(scale: Ticking, most: number): readonly number[] {
  const ticks = scale.ticks(most);
  return isCrowded(ticks) && most > 2 ? linearTicks(scale, most - 1) : ticks;
}

/** A log scale ticks at every digit: only those that start with 1, 2 or 5 are told, or with 1 where there are many. */
function logTicks(scale: Ticking, most: number): readonly number[] {
  const starting = (first: RegExp) => scale.ticks(most).filter((tick) => first.test(tick.toExponential()));
  const few = starting(/^[125]/);
  return isCrowded(few) ? starting(/^1/) : few;
}

const percent = (place: number): number => Math.round(place * 100) / 100;

/** The axis of percentiles: as far from 50 to 90 as the odds of being slower shrink. */
const percentileScale = scaleLog()
  .domain([2, 1000])
  .range([EDGE, 100 - EDGE]);

export const percentileAt = (percentile: number): number => percent(percentileScale(100 / (100 - percentile)));

/** A line through points in per cent, as the `d` of a path in a box of 100 by 100. */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  line().digits(2)(points.map(([x, y]) => [x, y])) ?? '';
