/** A citation `[@id]` in a text; `id` is what stands after the @, valid or not. */
export interface Cited {
  readonly id: string;
  /** In the text as written. */
  readonly offset: number;
}

const citation = /\[@([^\]\n]*)\]/g;

/** The citations in a text, with their offsets. */
export const citationsOf = (text: string): Cited[] =>
  [...text.matchAll(citation)].map((match) => ({ id: match[1] ?? '', offset: match.index }));

/** The citations in a text as it reads, with their offsets in the text as it is written. */
export function citationsIn(value: string, written: string): Cited[] {
  const offsets = citationsOf(written).map(({ offset }) => offset);
  return citationsOf(value).map(({ id }, nth) => ({ id, offset: offsets[nth] ?? 0 }));
}

/** Where in a written text something was meant to cite and is no `[@id]`; nothing where all is well. */
export function brokenCitation(value: string, written: string): number | undefined {
  const at = written.replace(citation, (whole) => ' '.repeat(whole.length)).search(/\[@|\[[^\][\n]* @[a-z]/);
  if (at !== -1) return at;
  return citationsOf(value).length === citationsOf(written).length ? undefined : 0;
}
