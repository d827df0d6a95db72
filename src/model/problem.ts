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

export function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1);
}

/** A problem at a place; what is left undefined is left out. */
export function problem(
  rule: string,
  { file, line, column }: Place,
  message: string,
  more: { readonly expected?: string | undefined; readonly hint?: string | undefined } = {},
): Problem {
  return {
    rule,
    file,
    line,
    column,
    message,
    ...(more.expected === undefined ? {} : { expected: more.expected }),
    ...(more.hint === undefined ? {} : { hint: more.hint }),
  };
}
