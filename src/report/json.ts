import type { Problem } from '../model/problem.ts';

/** Problems as JSON: `{ files, problems }`, with the number of files that were checked. Ends in a line feed. */
export function renderJson(problems: readonly Problem[], files: number): string {
  return `${JSON.stringify({ files, problems }, null, 2)}\n`;
}
