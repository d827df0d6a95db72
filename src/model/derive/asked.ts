/** Options that an address asks to compare. */
export interface Asked {
  /** The matrix they belong to; undefined where none of them is known. */
  readonly matrix: string | undefined;
  /** Those that can be shown, in the matrix’s order. */
  readonly options: readonly string[];
  /** What the address says beyond them, as it is written. */
  readonly ignored: readonly string[];
}

export const MOST_OPTIONS = 4;

/**
 * Reads `go,rust,nodejs`: the first known option settles the matrix; what is unknown, of another
 * matrix, said twice or beyond four is ignored and named.
 */
export function readAsked(matrices: readonly { id: string; options: readonly string[] }[], text: string): Asked {
  const said = text.split(',').filter(Boolean);
  const matrix = said.flatMap((one) => matrices.find(({ options }) => options.includes(one)) ?? [])[0];
  const used: string[] = [];
  const ignored: string[] = [];
  for (const one of said) {
    const usable = matrix?.options.includes(one) && !used.includes(one) && used.length < MOST_OPTIONS;
    (usable ? used : ignored).push(one);
  }
  const options = matrix?.options.filter((option) => used.includes(option)) ?? [];
  return { matrix: matrix?.id, options, ignored };
}
