import type { Place } from '../problem.ts';
import type { Path } from '../schema/describe.ts';

/** A parsed text and the places in it. */
export interface Positioned {
  readonly value: unknown;
  /** The place of the value at a path, or of the nearest thing above it. */
  at(path: Path): Place;
  /** The place of a key of the mapping at a path. */
  key(path: Path, key: string): Place;
  /** The place of the `nth` occurrence (from 0) of a snippet in the source of the string at a path. */
  within(path: Path, snippet: string, nth: number): Place;
}
