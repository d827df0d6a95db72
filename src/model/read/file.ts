import type { Place } from '../problem.ts';

/** A text file of the content, with the places of its characters. */
export interface TextFile {
  /** Path relative to the project’s root, with `/`. */
  readonly file: string;
  /** Without a byte order mark, lines ending in `\n`. */
  readonly text: string;
  placeAt(offset: number): Place;
  lineAt(line: number): string | undefined;
}

export function textFile(file: string, text: string): TextFile {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    file,
    text,
    placeAt(offset) {
      const within = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= within) low = middle;
        else high = middle - 1;
      }
      return { file, line: low + 1, column: within - (starts[low] ?? 0) + 1 };
    },
    lineAt(line) {
      const start = starts[line - 1];
      return start === undefined ? undefined : text.slice(start, (starts[line] ?? text.length + 1) - 1);
    },
  };
}
