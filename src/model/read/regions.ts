/** A region of a text: first and last line in the text without markers, from 1. */
export interface Stretch {
  readonly region: string;
  readonly from: number;
  readonly to: number;
  /** The line of the file that opens it, from 1. */
  readonly line: number;
}

export interface Marked {
  /** The text without its marker lines. */
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly faults: readonly { readonly line: number; readonly message: string; readonly hint: string }[];
}

/** `// #region bind`, with `#`, `--` or `;` as comment signs too. */
const marker = /^\s*(?:\/\/|#|--|;)\s*#(region|endregion)(?:\s+(.*?))?\s*$/;

/** Finds the regions of a file and takes the markers out. Regions may overlap; each stands once in a file. */
export function readRegions(source: string): Marked {
  const kept: string[] = [];
  const open = new Map<string, { line: number; from: number }>();
  const stretches: Stretch[] = [];
  const faults: { line: number; message: string; hint: string }[] = [];
  let after = false;
  source.split('\n').forEach((text, index) => {
    const found = marker.exec(text);
    if (!found) {
      // A marker between two empty lines must not leave both behind.
      if (!(after && text.trim() === '' && (kept.at(-1) ?? '').trim() === '')) kept.push(text);
      after = false;
      return;
    }
    after = true;
    const line = index + 1;
    const region = found[2] ?? '';
    const start = open.get(region);
    if (region === '') faults.push({ line, message: 'The marker names no region.', hint: `write \`#${found[1]} <id>\`` });
    else if (found[1] === 'region') {
      if (start) faults.push({ line, message: `The region \`${region}\` is already open, since line ${start.line}.`, hint: 'close it first' });
      else open.set(region, { line, from: kept.length + 1 });
    } else if (!start) {
      faults.push({ line, message: `The region \`${region}\` is closed here and was not opened.`, hint: `put \`#region ${region}\` above` });
    } else {
      open.delete(region);
      let { from } = start;
      let to = kept.length;
      while (from < to && kept[from - 1]?.trim() === '') from++;
      while (to > from && kept[to - 1]?.trim() === '') to--;
      stretches.push({ region, from, to, line: start.line });
      if (from > to || kept[from - 1]?.trim() === '') faults.push({ line, message: `The region \`${region}\` is empty.`, hint: 'put it around the code' });
    }
  });
  for (const [region, { line }] of open) {
    faults.push({ line, message: `The region \`${region}\` is never closed.`, hint: `put \`#endregion ${region}\` below it` });
  }
  return { text: kept.join('\n'), stretches, faults };
}

/** The lines of a stretch, without the indentation that they share. */
export function cut(text: string, { from, to }: Pick<Stretch, 'from' | 'to'>): string {
  const lines = text.split('\n').slice(from - 1, to);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  let shared = indents[0] ?? '';
  for (const indent of indents) while (!indent.startsWith(shared)) shared = shared.slice(0, -1);
  return lines.map((line) => (line.startsWith(shared) ? line.slice(shared.length) : line.trimStart())).join('\n');
}
