/** A place at which MDX would run something. */
export interface Runnable {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

export interface Prescan {
  readonly found: readonly Runnable[];
  /** The text with each such place made harmless, offsets kept; nothing where there are too many to go on. */
  readonly text: string | undefined;
}

const most = 40;

/**
 * Finds expressions, imports and exports in MDX before the parser sees them: the parser of JavaScript
 * behind it dies of deep nesting and takes the process along. Where it cannot be sure that a brace
 * stands in code (a fence that is indented, a span across lines or cells), it takes it for one that runs.
 */
export function prescan(source: string): Prescan {
  const found: Runnable[] = [];
  const mended: string[] = [];
  let sure = true;
  let at = 0;
  const keepTo = (end: number) => {
    mended.push(source.slice(at, end));
    at = end;
  };
  const refuse = (runnable: Runnable, substitute: string) => {
    found.push(runnable);
    mended.push(substitute);
    at++;
  };
  while (at < source.length) {
    if (found.length >= most) return { found, text: undefined };
    const lineStart = at === 0 || source[at - 1] === '\n';
    const fence = lineStart ? endOfFence(source, at) : undefined;
    const statement = lineStart ? statementAt(source, at, found.at(-1)?.offset) : undefined;
    const sign = source[at];
    if (fence !== undefined) keepTo(fence);
    else if (statement) refuse(statement, 'x');
    else if (sign === '\\') keepTo(at + 2);
    else if (sign === '`') keepTo(endOfTicks(source, at, sure));
    else if (sign === '{') {
      const comment = matchAt(comments, source, at);
      if (comment && !interrupted.test(comment)) keepTo(at + comment.length);
      else refuse(expressionAt(source, at), '(');
    } else {
      // A backtick inside a tag opens no code, so after a tag of another form spans are not trusted.
      if (sign === '<' && !matchAt(plainTag, source, at)) sure = false;
      keepTo(at + 1);
    }
  }
  return { found, text: mended.join('') };
}

const comments = /\{\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*\}/y;
/** An empty line or a fence may end a paragraph within what looks like a comment; what follows would begin anew. */
const interrupted = /\n[ \t]*(?:\n|```|~~~)/;
const plainTag = /<\/?[A-Za-z]\w*(?:[ \t]+[\w-]+=(?:"[^"`{}<>\n]*"|'[^'`{}<>\n]*'))*[ \t]*\/?>/y;

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

/** Where a fence that begins here ends; only one at the margin certainly is one. */
function endOfFence(source: string, at: number): number | undefined {
  const opening = matchAt(/`{3,}(?=[^`\n]*(?:\n|$))|~{3,}/y, source, at);
  if (!opening) return undefined;
  const closing = new RegExp(`^ {0,3}${opening[0]}{${opening.length},}[ \\t]*$`, 'gm');
  closing.lastIndex = at + opening.length;
  const end = closing.exec(source);
  return end ? end.index + end[0].length : source.length;
}

/** Where the code span that opens here ends, or the end of its backticks where it certainly is none. */
function endOfTicks(source: string, at: number, sure: boolean): number {
  const ticks = matchAt(/`+/y, source, at)?.length ?? 1;
  const lineEnd = source.indexOf('\n', at);
  const rest = source.slice(at + ticks, lineEnd === -1 ? source.length : lineEnd);
  for (const run of rest.matchAll(/`+/g)) {
    if (run[0].length !== ticks) continue;
    const code = rest.slice(0, run.index);
    const trusted = !code.includes('{') || (sure && !/(?:^|[^\\])\|/.test(code));
    return trusted ? at + ticks + run.index + ticks : at + ticks;
  }
  return at + ticks;
}

function statementAt(source: string, at: number, last: number | undefined): Runnable | undefined {
  const word = matchAt(/(?:import|export)\b/y, source, at);
  if (!word) return undefined;
  const before = source.lastIndexOf('\n', at - 2) + 1;
  const previous = source.slice(before, Math.max(before, at - 1));
  const goesOn = /^(?:[*_`]*\p{L}|[(“"']|\d+(?![.)]))/u.test(previous) && last !== before;
  if (goesOn) return undefined;
  const line = source.slice(at, at + 60).split('\n')[0] ?? '';
  return {
    offset: at,
    message: `An article ${word}s nothing: \`${line.trim()}\`.`,
    hint: 'remove the line; the components of the site are there without it',
  };
}

function expressionAt(source: string, offset: number): Runnable {
  const shown = matchAt(/\{[^}\n]{0,40}\}?/y, source, offset) ?? '{';
  if (matchAt(/\{\s*\.\.\./y, source, offset)) {
    const hint = 'write each attribute out, as name="text"';
    return { offset, message: `An article spreads no attributes: \`${shown}\`.`, hint };
  }
  if (/=\s*$/.test(source.slice(Math.max(0, offset - 20), offset))) {
    return {
      offset,
      message: `An attribute holds literal text, no expression: \`${shown}\`.`,
      hint: 'write name="text"',
    };
  }
  if (shown.startsWith('{/*')) {
    const hint = 'a comment holds no empty line and no fence, and ends in */}';
    return { offset, message: `The comment \`${shown}\` is more than a comment.`, hint };
  }
  const hint = 'for a brace in text write \\{, or put it in `code` that begins and ends on one line';
  return { offset, message: `An article holds no expression: \`${shown}\`.`, hint };
}
