/** What differs from run to run or from machine to machine, and what stands for it. */
const varying: readonly (readonly [RegExp, string])[] = [
  // What a tool says of its own work: what it fetches, waits for and how long it took.
  [
    /^\s*(Compiling|Checking|Finished|Running|Blocking|Downloading|Downloaded|Updating|Locking|Adding|Fresh) .*\n/gm,
    '',
  ],
  [/\S*\/(\.cargo\/registry|pkg\/mod|rustlib\/src\/rust)\/(src\/[^/\s]+\/)?/g, '…/'],
  [/\/rustc\/[0-9a-f]{40}\//g, '…/'],
  [/\b0x[0-9a-f]+/g, '0x…'],
  [/\b([Gg]oroutine) \d+/g, '$1 N'],
  [/\bpid=\d+/g, 'pid=…'],
  [/^[ℹ#] duration_ms .*\n/gm, ''],
  [/[\t (]+\d+\.\d+m?s\)?$/gm, ''],
];

/** As much as the lock takes, in UTF-16 units, less a line that says so. */
const MOST = 19_990;

/** The text of a diagnostic without what differs from run to run: addresses, numbers, durations, folders. */
export function steady(text: string, folders: Readonly<Record<string, string>>): string {
  let steadied = text;
  for (const [folder, name] of Object.entries(folders)) {
    if (folder !== '') steadied = steadied.replaceAll(folder, name);
  }
  for (const [pattern, stand] of varying) steadied = steadied.replace(pattern, stand);
  const tidy = steadied
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  // At a line’s end: half a pair of units would be no text.
  return tidy.length > MOST ? `${tidy.slice(0, MOST).replace(/[^\n]*$/, '')}…` : tidy;
}
