import { CST, Lexer } from 'yaml';

/** A construct that content does without: it hides what a value is, or costs more to read than to write. */
export interface Refused {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

type TokenType = NonNullable<ReturnType<typeof CST.tokenType>>;

const plainly = 'write the value out where it is used';
const refusals: Partial<Record<TokenType, readonly [what: string, hint: string]>> = {
  anchor: ['An anchor (`&name`)', plainly],
  alias: ['An alias (`*name`)', `${plainly}; text that starts with * needs quotes`],
  tag: ['A tag (`!name`)', 'leave the tag out; text that starts with ! needs quotes'],
  'explicit-key-ind': ['A `?` key', 'write `key: value`; text that starts with ? needs quotes'],
  'doc-start': ['A second document (`---`)', 'keep one document a file'],
  'doc-end': ['An end of document (`...`)', 'keep one document a file'],
  'directive-line': ['A directive (`%…`)', 'leave it out; text that starts with % needs quotes'],
};

const maxDepth = 12;
const maxTokens = 60_000;
const mostRefused = 10;

/**
 * Refuses what the parser would take long over (deep nesting, alias bombs, `? ? ?`), what would make
 * a value something else than it looks like, and what is never closed, where it opens. Linear: it only
 * looks at tokens.
 */
export function refuseTokens(text: string): Refused[] {
  const refused: Refused[] = [];
  const opened: number[] = [];
  let offset = 0;
  let dashes = 0;
  let tokens = 0;
  let scalar = false;
  const refuse = (at: number, message: string, hint: string) => refused.push({ offset: at, message, hint });
  const unclosed = () => {
    const at = opened.at(-1) ?? 0;
    const sign = text[at] ?? '';
    refuse(at, `The \`${sign}\` is not closed.`, `put \`${sign === '[' ? ']' : '}'}\` behind its last entry`);
  };
  for (const lexeme of new Lexer().lex(text)) {
    const type: TokenType | null = scalar ? null : CST.tokenType(lexeme);
    const at = offset;
    scalar = type === 'scalar';
    if (type === 'flow-error-end') {
      unclosed();
      return refused;
    }
    if (type === 'scalar' || type === 'doc-mode') continue;
    offset += lexeme.length;
    tokens++;
    if (type === 'flow-map-start' || type === 'flow-seq-start') opened.push(at);
    if (type === 'flow-map-end' || type === 'flow-seq-end') opened.pop();
    dashes = type === 'newline' ? 0 : dashes + (type === 'seq-item-ind' ? 1 : 0);
    if (opened.length > maxDepth || dashes > maxDepth) {
      refuse(at, `The value is nested more than ${maxDepth} deep.`, 'write it flatter');
      return refused;
    }
    if (tokens > maxTokens) refuse(at, 'The file holds too many parts to be read.', 'split it');
    if (refused.length >= mostRefused || tokens > maxTokens) return refused;
    const refusal = type && refusals[type];
    if (refusal) refuse(at, `${refusal[0]} has no place in content: \`${lexeme.slice(0, 40).trim()}\`.`, refusal[1]);
    if (/^(single|double)-quoted/.test(type ?? '') && !isClosed(lexeme)) {
      refuse(at, 'The quote is not closed.', `put ${lexeme[0]} behind the text, or leave both out`);
    }
  }
  if (opened.length > 0) unclosed();
  return refused;
}

function isClosed(quoted: string): boolean {
  const inner = quoted.slice(1, -1);
  if (quoted.length < 2 || quoted.at(-1) !== quoted[0]) return false;
  if (quoted[0] === '"') return (/\\*$/.exec(inner)?.[0].length ?? 0) % 2 === 0;
  return (/'*$/.exec(inner)?.[0].length ?? 0) % 2 === 0;
}
