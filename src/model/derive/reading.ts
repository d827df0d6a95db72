const WORDS_A_MINUTE = 230;

/** Words in texts; Markdown signs and citations do not count. */
export function wordCount(texts: readonly string[]): number {
  return texts.reduce((sum, text) => {
    const plain = text.replace(/\[@[a-z0-9-]+\]/g, ' ').replace(/<[^>]*>/g, ' ');
    return sum + (plain.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu)?.length ?? 0);
  }, 0);
}

/** Minutes to read so many words, at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE));
