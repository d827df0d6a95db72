/** The number of letters to add, drop, change or swap with their neighbour to get from one word to the other. */
export function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const here = [row];
    for (let at = 1; at <= to.length; at++) {
      const same = from[row - 1] === to[at - 1];
      let least = Math.min((last[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1));
      const swapped = from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      if (swapped) least = Math.min(least, (before[at - 2] ?? 0) + 1);
      here.push(least);
    }
    before = last;
    last = here;
  }
  return last[to.length] ?? 0;
}

/** The valid name that a misspelt one most likely means; nothing where none is close. */
export function nearest(found: string, names: Iterable<string>): string | undefined {
  if (found.length > 80) return undefined;
  const word = found.toLowerCase();
  let best: { name: string; far: number } | undefined;
  for (const name of names) {
    if (Math.abs(name.length - word.length) > 12) continue;
    const far = name.length > 3 && (name.startsWith(word) || word.startsWith(name)) ? 1 : distance(word, name.toLowerCase());
    if (far <= Math.max(1, Math.floor(word.length / 3)) && (!best || far < best.far)) best = { name, far };
  }
  return best?.name;
}
