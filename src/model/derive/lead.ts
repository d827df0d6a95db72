import type { ComparisonFront } from '../schema/comparison.ts';
import type { Feature } from '../schema/content.ts';

/** Who is ahead in a row: an option's id, or `none` where the best share a rating. */
export interface Lead {
  readonly winner: string;
  /** The editors' reason where they overrule the ratings. */
  readonly overruled?: string;
}

type Override = ComparisonFront['overrides'][number];

/**
 * The option with the highest rating, or `none` where two share it; an override
 * of the comparison comes before both.
 */
export function lead(
  feature: Pick<Feature, 'id' | 'values'>,
  options: readonly string[],
  overrides: readonly Override[] = [],
): Lead {
  const override = overrides.find((one) => one.feature === feature.id);
  if (override) return { winner: override.winner, overruled: override.reason };
  const ratings = options.map((option) => ({ option, rating: feature.values[option]?.rating ?? 0 }));
  const best = Math.max(...ratings.map((one) => one.rating));
  const first = ratings.filter((one) => one.rating === best);
  return { winner: first.length === 1 && first[0] ? first[0].option : 'none' };
}

/** Whether the options' ratings differ. */
export function differs(feature: Pick<Feature, 'values'>, options: readonly string[]): boolean {
  return new Set(options.map((option) => feature.values[option]?.rating)).size > 1;
}
