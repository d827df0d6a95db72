import { floorDivide } from './fraction.ts';
import { firstOf, ranking, type Term, termsOf, weightOf } from './score.ts';
import { MOST, type Subject, type Weights } from './weights.ts';

/** A change of one weight that puts another option first, alone. */
export interface Flip {
  /** What is weighed otherwise. */
  readonly of: 'group' | 'feature';
  readonly id: string;
  /** The option that then leads. */
  readonly option: string;
  readonly from: number;
  /** The weight nearest to `from` with which it leads, and the span of weights around it with which it does. */
  readonly to: number;
  readonly span: readonly [least: number, most: number];
}

/**
 * For each single weight, the smallest whole change that puts an option first which is not now, or
 * not alone; the smallest change first, groups before rows. Each option’s sum is a straight line in
 * one weight, so the weights with which it leads are an interval whose ends follow from a division.
 */
export function flips(subject: Subject, weights: Weights): Flip[] {
  const terms = termsOf(subject);
  const first = firstOf(ranking(subject, weights));
  const rivals = subject.options.flatMap((option, at) =>
    first.length === 1 && first[0] === option ? [] : [{ option, at }],
  );
  const all = knobs(subject, terms, weights).flatMap(({ of, id, from, turns }) => {
    const lines = subject.options.map((_, at) => lineOf(terms, weights, turns, at));
    return rivals.flatMap(({ option, at }): Flip[] => {
      const span = leads(lines, at);
      if (!span) return [];
      const to = Math.min(Math.max(from, span[0]), span[1]);
      return [{ of, id, option, from, to, span }];
    });
  });
  const far = ({ from, to }: Flip) => Math.abs(to - from);
  const rank = { group: 0, feature: 1 };
  return all.toSorted((a, b) => far(a) - far(b) || rank[a.of] - rank[b.of]);
}

/** The flips that change least. */
export function nearestFlips(list: readonly Flip[]): Flip[] {
  const [least] = list;
  return least ? list.filter(({ from, to }) => Math.abs(to - from) === Math.abs(least.to - least.from)) : [];
}

interface Knob {
  readonly of: Flip['of'];
  readonly id: string;
  readonly from: number;
  /** Whether the weight is the one that a row counts by. */
  readonly turns: (term: Term) => boolean;
}

/** Every weight that can be set and that something hangs on. */
function knobs({ groups }: Subject, terms: readonly Term[], weights: Weights): Knob[] {
  const ofGroups = groups.map(({ id }): Knob => {
    const turns = (term: Term) => term.group === id && weights.features[term.feature] === undefined;
    return { of: 'group', id, from: weights.groups[id] ?? 0, turns };
  });
  const ofFeatures = terms.map((one): Knob => {
    const from = Number(weightOf(one, weights));
    return { of: 'feature', id: one.feature, from, turns: (term) => term.feature === one.feature };
  });
  return [...ofGroups, ...ofFeatures].filter(({ turns }) => terms.some(turns));
}

/** An option’s sum as a straight line in one weight x: `fixed + slope · x`. */
interface Line {
  readonly fixed: bigint;
  readonly slope: bigint;
}

function lineOf(terms: readonly Term[], weights: Weights, turns: Knob['turns'], at: number): Line {
  let fixed = 0n;
  let slope = 0n;
  for (const term of terms) {
    const rating = term.factor * (term.ratings[at] ?? 0n);
    if (turns(term)) slope += rating;
    else fixed += rating * weightOf(term, weights);
  }
  return { fixed, slope };
}

/** The whole weights from 0 to 5 with which one line lies above all others; undefined where there are none. */
function leads(lines: readonly Line[], at: number): [number, number] | undefined {
  const own = lines[at];
  if (!own) return undefined;
  let least = 0n;
  let most = BigInt(MOST);
  for (const [index, other] of lines.entries()) {
    if (index === at) continue;
    // own − other = gap + tilt · x has to be above 0.
    const gap = own.fixed - other.fixed;
    const tilt = own.slope - other.slope;
    if (tilt === 0n && gap <= 0n) return undefined;
    if (tilt > 0n) {
      const from = floorDivide(-gap, tilt) + 1n;
      if (from > least) least = from;
    }
    if (tilt < 0n) {
      const to = -floorDivide(-gap, -tilt) - 1n;
      if (to < most) most = to;
    }
  }
  return least <= most ? [Number(least), Number(most)] : undefined;
}
