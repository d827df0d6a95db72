import type { Feature } from '../schema/content.ts';

/** Compares versions part by part as numbers: 1.9 comes before 1.10. */
export function compareReleases(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Oldest and newest day on which a value of these rows was verified; undefined without values. */
export function verifiedBetween(features: readonly Feature[]): { oldest: string; newest: string } | undefined {
  const days = features.flatMap((feature) => Object.values(feature.values).map((value) => value.verified.date)).sort();
  const oldest = days[0];
  const newest = days.at(-1);
  return oldest && newest ? { oldest, newest } : undefined;
}

/** The newest release that a value of an option was verified for; undefined where it has none. */
export function newestVerified(features: readonly Feature[], option: string): string | undefined {
  return features
    .flatMap((feature) => feature.values[option]?.verified.release ?? [])
    .sort(compareReleases)
    .at(-1);
}
