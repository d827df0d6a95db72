import type { Problem } from '../problem.ts';
import type { BodyRead } from '../schema/entry.ts';
import type { TextFile } from './file.ts';

/** Reads the Markdown of a file from an offset on; nothing where it holds something that is refused. */
export function readBody(source: TextFile, start: number, format: 'md' | 'mdx', report: (problem: Problem) => void): BodyRead | undefined {
  return { text: source.text.slice(start), line: source.placeAt(start).line, format, headings: [], fences: [], placed: [], citations: [] };
}
