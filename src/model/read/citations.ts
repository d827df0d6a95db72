/** A citation `[@id]` in a text; `id` is what stands after the @, valid or not. */
export interface Cited {
  readonly id: string;
  /** In the text as written. */
  readonly offset: number;
}

const citation = /\[@([^\]\n]*)\]/g;

/** The citations in a text as it reads, with their offsets in the text as it is written. */
export function citationsIn(value: string, written: string): Cited[] {
  const offsets = [...written.matchAll(citation)].map((match) => match.index);
  return [...value.matchAll(citation)].map((match, nth) => ({ id: match[1] ?? '', offset: offsets[nth] ?? 0 }));
}
