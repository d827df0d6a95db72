/** A region of a text: first and last line in the text without markers, from 1. */
export interface Stretch {
  readonly region: string;
  readonly from: number;
  readonly to: number;
  /** The line of the file that opens it, from 1. */
  readonly line: number;
}

/** A marker that does not pair, on a line of the file, from 1. */
export interface Unpaired {
  readonly region: string;
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

export interface Marked {
  /** The text without its marker lines. */
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly faults: readonly Unpaired[];
}

/** `// #region bind`, with `#`, `--` or `;` as comment signs too. */
const marker = /^(?:\/\/|#|--|;)\s*#(region|endregion)(?:\s(.*))?$/;

/** Finds the regions of a file and takes the markers out. Regions may overlap; each stands once in a file. */
export function readRegions(source: string): Marked {
  const kept: string[] = [];
  const open = new Map<string, { line: number; from: number }>();
  const stretches: Stretch[] = [];
  const faults: Unpaired[] = [];
  let afterMarker = false;
  for (const [index, text] of source.split('\n').entries()) {
    const [, word, name = ''] = marker.exec(text.trim()) ?? [];
    const blank = text.trim() === '';
    // A marker between two empty lines must not leave both behind.
    if (word === undefined && !(afterMarker && blank && (kept.at(-1) ?? '').trim() === '')) kept.push(text);
    afterMarker = word !== undefined;
    if (word === undefined) continue;
    const line = index + 1;
    const region = name.trim();
    const start = open.get(region);
    const fault = (message: string, hint: string) => faults.push({ region, line, message, hint });
    if (region === '') fault('The marker names no region.', `write \`#${word} <id>\``);
    else if (word === 'endregion' && start) {
      open.delete(region);
      const stretch = tight(kept, start.from, kept.length);
      if (stretch) stretches.push({ region, ...stretch, line: start.line });
      else fault(`The region \`${region}\` is empty.`, 'put it around the code');
    } else if (word === 'endregion') {
      fault(`The region \`${region}\` is closed here and was not opened.`, `put \`#region ${region}\` above`);
    } else if (start) fault(`The region \`${region}\` is open already, since line ${start.line}.`, 'close it first');
    else open.set(region, { line, from: kept.length + 1 });
  }
  for (const [region, { line }] of open) {
    const hint = `put \`#endregion ${region}\` below it`;
    faults.push({ region, line, message: `The region \`${region}\` is never closed.`, hint });
  }
  return { text: kept.join('\n'), stretches, faults };
}

/** A stretch of lines without the empty ones at its ends; nothing where no other is left. */
function tight(lines: readonly string[], first: number, last: number): { from: number; to: number } | undefined {
  const full = (at: number) => (lines[at - 1] ?? '').trim() !== '';
  let from = first;
  let to = last;
  while (from <= to && !full(from)) from++;
  while (to > from && !full(to)) to--;
  return from <= to ? { from, to } : undefined;
}

/** The lines of a stretch of a text, without the indentation that they share. */
export function cut(text: readonly string[], { from, to }: Pick<Stretch, 'from' | 'to'>): string {
  const lines = text.slice(from - 1, to);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  let shared = indents[0] ?? '';
  for (const indent of indents) while (!indent.startsWith(shared)) shared = shared.slice(0, -1);
  return lines.map((line) => (line.startsWith(shared) ? line.slice(shared.length) : line.trimStart())).join('\n');
}
