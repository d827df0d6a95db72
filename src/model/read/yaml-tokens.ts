import { CST, Lexer } from 'yaml';

/** A construct that content does without: it hides what a value is, or costs more to read than to write. */
export interface Refused {
  readonly offset: number;
  readonly message: string;
  readonly hint?: string;
}

const plainly = 'write the value out where it is used';
const refusals: Partial<Record<NonNullable<ReturnType<typeof CST.tokenType>>, readonly [string, string]>> = {
  anchor: ['An anchor (`&name`) has no place in content', plainly],
  alias: ['An alias (`*name`) has no place in content', `${plainly}; text that starts with * needs quotes`],
  tag: ['A tag (`!name`) has no place in content', 'leave the tag out; text that starts with ! needs quotes'],
  'explicit-key-ind': ['A `?` key has no place in content', 'write `key: value`; text that starts with ? needs quotes'],
  'doc-start': ['A second document (`---`) has no place in a file', 'keep one document a file'],
  'doc-end': ['An end of document (`...`) has no place in a file', 'keep one document a file'],
  'directive-line': ['A directive (`%…`) has no place in content', 'leave it out; text that starts with % needs quotes'],
};

const maxDepth = 12;
const maxTokens = 60_000;

/**
 * Refuses what the parser would take long over (deep nesting, alias bombs, `? ? ?`) or what would
 * make a value something else than it looks like. Linear in the text: it only looks at tokens.
 */
export function refuseTokens(text: string): Refused[] {
  const refused: Refused[] = [];
  let offset = 0;
  let depth = 0;
  let dashes = 0;
  let tokens = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (scalar) {
      scalar = false;
      offset += lexeme.length;
      continue;
    }
    const type = CST.tokenType(lexeme);
    if (type === 'scalar') scalar = true;
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') continue;
    if (++tokens > maxTokens) {
      return [...refused, { offset, message: 'The file holds too many parts to be read', hint: 'split it' }];
    }
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth++;
    if (type === 'flow-map-end' || type === 'flow-seq-end') depth = Math.max(0, depth - 1);
    dashes = type === 'newline' ? 0 : dashes + (type === 'seq-item-ind' ? 1 : 0);
    if (depth > maxDepth || dashes > maxDepth) {
      return [...refused, { offset, message: `The value is nested more than ${maxDepth} deep` }];
    }
    const refusal = type && refusals[type];
    if (refusal && refused.length < 10) refused.push({ offset, message: `${refusal[0]}: \`${lexeme.slice(0, 40).trim()}\`.`, hint: refusal[1] });
    offset += lexeme.length;
  }
  return refused;
}
