import type { Feature } from '../schema/content.ts';

/** The releases of an option, newest first, and after how many newer ones what was verified counts as stale. */
export interface Line {
  readonly versions: readonly string[];
  readonly stale: number;
}

/** How many releases came after the one that a value was verified for. */
export interface Age {
  readonly behind: number;
  readonly stale: boolean;
}

/** The age of what was verified for a release; undefined where the release is not listed. */
export function ageOf({ versions, stale }: Line, release: string): Age | undefined {
  const behind = versions.indexOf(release);
  return behind < 0 ? undefined : { behind, stale: behind >= stale };
}

/** Oldest and newest day on which a value of some options was verified; undefined without values. */
export function verifiedBetween(
  features: readonly Feature[],
  options: readonly string[],
): { oldest: string; newest: string } | undefined {
  const days = features
    .flatMap(({ values }) => options.flatMap((option) => values[option]?.verified.date ?? []))
    .sort();
  const oldest = days[0];
  const newest = days.at(-1);
  return oldest && newest ? { oldest, newest } : undefined;
}

/** The newest release that a value of an option was verified for; undefined where it has none that is listed. */
export function newestVerified(features: readonly Feature[], option: string, { versions }: Line): string | undefined {
  const verified = new Set(features.flatMap(({ values }) => values[option]?.verified.release ?? []));
  return versions.find((version) => verified.has(version));
}
