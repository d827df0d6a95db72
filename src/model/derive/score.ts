import { type Fraction, gcd } from './fraction.ts';
import type { Subject, Weights } from './weights.ts';

/**
 * One row of the score. Its factor stands for “one in so many rows of the group”, times a number
 * that is the same for all rows, so that everything stays whole.
 */
export interface Term {
  readonly group: string;
  readonly feature: string;
  readonly factor: bigint;
  /** In the order of the options. */
  readonly ratings: readonly bigint[];
}

/** The rows that every option is rated in. */
export function termsOf({ options, groups }: Subject): Term[] {
  const rated = groups.map(({ id, features }) => ({
    id,
    features: features.flatMap((feature) => {
      const ratings = options.flatMap((option) => feature.ratings[option] ?? []);
      return ratings.length === options.length ? [{ id: feature.id, ratings: ratings.map(BigInt) }] : [];
    }),
  }));
  const sizes = rated.flatMap(({ features }) => (features.length > 0 ? [BigInt(features.length)] : []));
  const common = sizes.reduce((all, size) => (all / gcd(all, size)) * size, 1n);
  return rated.flatMap(({ id: group, features }) =>
    features.map(({ id: feature, ratings }) => ({
      group,
      feature,
      factor: common / BigInt(features.length),
      ratings,
    })),
  );
}

/** Rows that some option is not rated in, and which therefore count for nobody. */
export const leftOut = (subject: Subject): string[] => {
  const counted = new Set(termsOf(subject).map(({ feature }) => feature));
  return subject.groups.flatMap(({ features }) => features.flatMap(({ id }) => (counted.has(id) ? [] : id)));
};

export const weightOf = (term: Term, { groups, features }: Weights): bigint =>
  BigInt(features[term.feature] ?? groups[term.group] ?? 0);

/** An option’s place, from 1; options with equal scores share it. */
export interface Placed {
  readonly option: string;
  readonly place: number;
  /** 1 to 5; undefined where nothing counts. */
  readonly score: Fraction | undefined;
}

/**
 * The options in order. A score is the sum over groups of the mean, over the group’s rated rows, of
 * weight times rating, divided by the same sum of the weights alone: a group counts by its weight,
 * and not by its number of rows.
 */
export function ranking(subject: Subject, weights: Weights): Placed[] {
  const terms = termsOf(subject);
  const under = terms.reduce((sum, term) => sum + term.factor * weightOf(term, weights), 0n);
  const sums = subject.options.map((option, at) => ({
    option,
    over: terms.reduce((sum, term) => sum + term.factor * weightOf(term, weights) * (term.ratings[at] ?? 0n), 0n),
  }));
  return sums
    .toSorted((a, b) => (a.over === b.over ? 0 : a.over > b.over ? -1 : 1))
    .map(({ option, over }) => ({
      option,
      place: 1 + sums.filter((other) => other.over > over).length,
      score: under === 0n ? undefined : { over, under },
    }));
}

/** The options that nobody is ahead of. */
export const firstOf = (placed: readonly Placed[]): string[] =>
  placed.flatMap(({ option, place }) => (place === 1 ? option : []));

/** What a row moves an option’s score by, against the mean of the others; in points of the score. */
export interface Mover {
  readonly feature: string;
  readonly by: Fraction;
}

/** The rows that move an option’s score most, for it and against it; equal ones in the order of the matrix. */
export function movers(
  subject: Subject,
  weights: Weights,
  option: string,
  most = 3,
): { for: Mover[]; against: Mover[] } {
  const terms = termsOf(subject);
  const at = subject.options.indexOf(option);
  const others = BigInt(subject.options.length - 1);
  const total = terms.reduce((sum, term) => sum + term.factor * weightOf(term, weights), 0n);
  if (total === 0n || others < 1n || at < 0) return { for: [], against: [] };
  const all = terms.map((term): Mover => {
    const own = term.ratings[at] ?? 0n;
    const rest = term.ratings.reduce((sum, rating) => sum + rating, 0n) - own;
    const over = term.factor * weightOf(term, weights) * (own * others - rest);
    return { feature: term.feature, by: { over, under: total * others } };
  });
  const size = ({ by: { over } }: Mover) => (over < 0n ? -over : over);
  const largest = (list: readonly Mover[]) =>
    list.toSorted((a, b) => (size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1)).slice(0, most);
  return {
    for: largest(all.filter(({ by }) => by.over > 0n)),
    against: largest(all.filter(({ by }) => by.over < 0n)),
  };
}
