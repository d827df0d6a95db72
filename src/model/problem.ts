/** A place in a file: path relative to the project's root, line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong in content, and how to mend it. */
export interface Problem extends Place {
  /** Id of the rule that found it, such as `references`. */
  readonly rule: string;
  /** What is wrong, in one sentence that names what was found. */
  readonly message: string;
  /** What was expected instead. */
  readonly expected?: string;
  /** How to mend it. */
  readonly hint?: string;
  /** The source line that the place lies in, for a code frame. */
  readonly excerpt?: string;
}

export type Report = (problem: Problem) => void;

/** What was expected, and how to mend it. */
export interface Advice {
  readonly expected?: string | undefined;
  readonly hint?: string | undefined;
}

/** A problem at a place; advice that is undefined is left out. */
export function problem(rule: string, { file, line, column }: Place, message: string, advice: Advice = {}): Problem {
  const { expected, hint } = advice;
  return {
    rule,
    file,
    line,
    column,
    message: visible(message),
    ...(expected === undefined ? {} : { expected: visible(expected) }),
    ...(hint === undefined ? {} : { hint: visible(hint) }),
  };
}

/** A text in which signs that a terminal or a build server would obey are written out: `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

export function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
}

/** `did you mean …?` where one of the valid names is close to what was found. */
export function didYouMean(found: string, names: Iterable<string>): string | undefined {
  const meant = nearest(found, names);
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`;
}

/** The valid name that a misspelt one most likely means; nothing where none is close. */
export function nearest(found: string, names: Iterable<string>): string | undefined {
  if (found.length > 80) return undefined;
  const word = found.toLowerCase();
  let best: { name: string; far: number } | undefined;
  for (const name of names) {
    if (Math.abs(name.length - word.length) > 12) continue;
    const begins = word.length > 2 && (name.startsWith(`${word}-`) || word.startsWith(`${name}-`));
    const far = begins ? 1 : distance(word, name.toLowerCase());
    if (far <= Math.max(1, Math.floor(word.length / 3)) && (!best || far < best.far)) best = { name, far };
  }
  return best?.name;
}

/** How many letters to add, drop, change or swap with their neighbour to get from one word to the other. */
function distance(from: string, to: string): number {
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
