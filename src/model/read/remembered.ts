import type { Problem, Report } from '../problem.ts';
import type { TextFile } from './file.ts';

interface Kept {
  readonly text: string;
  readonly result: unknown;
  readonly told: readonly Problem[];
}

const kept = new Map<string, Kept>();

/**
 * What one reader makes of a file, made again only when its text has changed: whoever authors waits for one
 * file, not for all. What was told of it is told again. `reader` names the reader; it must look at nothing else.
 */
export function remembered<T>(
  reader: string,
  { file, text }: TextFile,
  report: Report,
  read: (report: Report) => T,
): T {
  const key = `${reader} ${file}`;
  const known = kept.get(key);
  if (known?.text === text) {
    for (const problem of known.told) report(problem);
    return known.result as T;
  }
  const told: Problem[] = [];
  const result = read((problem) => told.push(problem));
  kept.set(key, { text, result, told });
  for (const problem of told) report(problem);
  return result;
}
