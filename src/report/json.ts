import type { Problem } from '../model/problem.ts';

/** Problems as JSON: `{ files, problems, warnings }`, with the number of files that were checked. Ends in a line feed. */
export function renderJson(problems: readonly Problem[], warnings: readonly Problem[], files: number): string {
  return `${JSON.stringify({ files, problems, warnings }, null, 2)}\n`;
}
