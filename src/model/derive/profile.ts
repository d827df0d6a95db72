import type { Group } from '../schema/content.ts';

/** The mean rating of each option in a group, 1 to 5, unrounded. */
export interface GroupProfile {
  readonly id: string;
  readonly name: string;
  readonly means: readonly { readonly option: string; readonly mean: number }[];
}

/** The profile of groups: for each, the mean of the ratings that an option has there. */
export function profile(groups: readonly Group[], options: readonly string[]): GroupProfile[] {
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    means: options.map((option) => {
      const ratings = group.features.flatMap((feature) => feature.values[option]?.rating ?? []);
      return { option, mean: ratings.reduce((sum, one) => sum + one, 0) / Math.max(1, ratings.length) };
    }),
  }));
}
