import type { Advice } from '../problem.ts';
import { childrenOf, type MdastNode } from './markdown.ts';

/** Longest body that is read, in UTF-16 units: some twenty thousand words. */
const maxLength = 128 * 1024;
/** Deepest nesting of nodes. */
const maxDepth = 60;
/** Quotes and lists at the start of a line; deeper ones take the parser quadratic time. */
const nested = /^(?:[ \t]*(?:>|[-+*][ \t]|\d+[.)][ \t])){12}/m;
/**
 * The parser copies a paragraph for every sign that it replaces, until memory ends and the process with it:
 * signs times characters, over all paragraphs. Prose has a hundredth of this.
 */
const maxCopied = 40_000_000;

export interface Limit {
  readonly offset: number;
  readonly message: string;
  readonly advice: Advice;
}

/** Where a body is more than the parser bears, before the parser sees it. */
export function beyondLimits(text: string): Limit | undefined {
  if (text.length > maxLength) {
    const advice = { expected: `at most ${maxLength}`, hint: 'split it' };
    return { offset: 0, message: `The text is ${text.length} characters long.`, advice };
  }
  const deep = nested.exec(text);
  if (deep)
    return { offset: deep.index, message: 'Quotes or lists are nested 12 deep.', advice: { hint: 'write it flatter' } };
  let copied = 0;
  let offset = 0;
  for (const paragraph of text.split('\n\n')) {
    copied += paragraph.length * (paragraph.match(/['"&]/g)?.length ?? 0);
    const hint = 'split the paragraph';
    if (copied > maxCopied) return { offset, message: 'There are too many quotes or entities here.', advice: { hint } };
    offset += paragraph.length + 2;
  }
  return undefined;
}

/** The offset of a node that lies too deep to be walked to, found without walking. */
export function tooDeep(tree: MdastNode): number | undefined {
  let level: readonly MdastNode[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return level[0]?.position?.start.offset ?? 0;
    level = level.flatMap((node) => childrenOf(node));
  }
  return undefined;
}
