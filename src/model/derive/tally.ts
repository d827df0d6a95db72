import type { ComparisonFront } from '../schema/comparison.ts';
import type { Feature } from '../schema/content.ts';
import { lead } from './lead.ts';

/** Rows led by each option, in the order of the options, and rows that nobody leads. */
export interface Tally {
  readonly rows: number;
  readonly led: readonly { readonly option: string; readonly rows: number }[];
  readonly even: number;
  /** The option that leads the most rows, or `none` where two lead as many. */
  readonly winner: string;
}

export function tally(
  features: readonly Feature[],
  options: readonly string[],
  overrides: ComparisonFront['overrides'] = [],
): Tally {
  const winners = features.map((feature) => lead(feature, options, overrides).winner);
  const led = options.map((option) => ({ option, rows: winners.filter((one) => one === option).length }));
  const most = Math.max(...led.map((one) => one.rows));
  const first = led.filter((one) => one.rows === most);
  return {
    rows: features.length,
    led,
    even: winners.filter((one) => one === 'none').length,
    winner: first.length === 1 && first[0] ? first[0].option : 'none',
  };
}
