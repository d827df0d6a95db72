import { type Flip, flips, nearestFlips } from './flips.ts';
import { decimal } from './fraction.ts';
import { firstOf, leftOut, type Mover, movers, ranking } from './score.ts';
import type { Subject, Weights } from './weights.ts';

/** A row that moved a score, with its points as a decimal: `0.22`, `-0.10`. */
export interface Moved {
  readonly feature: string;
  readonly by: string;
}

/** One option’s result, ready to be printed. */
export interface Weighed {
  readonly option: string;
  readonly place: number;
  /** 1.00 to 5.00; undefined where nothing counts. */
  readonly score: string | undefined;
  /** The length of its bar in percent of a score of 5. */
  readonly share: number;
  readonly for: readonly Moved[];
  readonly against: readonly Moved[];
}

/** What comes of some weights: the page shows it at build, its script after each change. */
export interface Weighing {
  readonly order: readonly Weighed[];
  /** The options that nobody is ahead of; several are level. */
  readonly first: readonly string[];
  /** The smallest changes of one weight that put another option first. */
  readonly flips: readonly Flip[];
  readonly leftOut: readonly string[];
}

const DIGITS = 2;

export function weighing(subject: Subject, weights: Weights): Weighing {
  const placed = ranking(subject, weights);
  const moved = ({ feature, by }: Mover): Moved => ({ feature, by: decimal(by, DIGITS) });
  return {
    order: placed.map(({ option, place, score }) => {
      const { for: pro, against } = movers(subject, weights, option);
      return {
        option,
        place,
        score: score && decimal(score, DIGITS),
        share: score ? Number((score.over * 1000n) / (score.under * 5n)) / 10 : 0,
        for: pro.map(moved),
        against: against.map(moved),
      };
    }),
    first: firstOf(placed),
    flips: nearestFlips(flips(subject, weights)),
    leftOut: leftOut(subject),
  };
}
