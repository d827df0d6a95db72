import type { Markup } from '../schema/scalars.ts';
import { citationsIn } from './citations.ts';
import { childrenOf, type MdastNode, parseMarkdown } from './markdown.ts';

/** Something in a field that its text may not hold; `snippet` is what to look for in the source. */
export interface InlineFault {
  readonly snippet: string;
  readonly nth: number;
  readonly message: string;
  readonly hint: string;
}

export interface InlineRead {
  readonly faults: readonly InlineFault[];
  /** Ids cited by `[@id]`, in order. */
  readonly cited: readonly string[];
}

/** Text without any of these is nothing but words: parsing it would find nothing. */
const suspicious = /[<[\]*_`~|&\\]|^\s*(?:[-+>#=]|\d+[.)])|:\/\/|www\.|@/m;
const allowed = new Set(['root', 'paragraph', 'text', 'inlineCode', 'emphasis', 'strong']);
const words: Readonly<Record<string, readonly [string, string]>> = {
  html: ['HTML', 'put code such as Vec<T> in backticks'],
  link: ['A link', 'cite a source by its id instead'],
  linkReference: ['A link', 'cite a source by its id instead'],
  definition: ['The address of a link', 'cite a source by its id instead'],
  image: ['An image', 'say it in words'],
  imageReference: ['An image', 'say it in words'],
  heading: ['A heading', 'start with a word'],
  list: ['A list', 'write sentences; start with a word'],
  code: ['A block of code', 'use `code` within the sentence'],
  break: ['A line break', 'remove the backslash or the blanks at the end of the line'],
};

/** Reads a field’s text: `code`, *emphasis* and **strong**, and `[@id]` where its markup is `prose`. */
export function readInline(value: string, markup: Markup['kind']): InlineRead {
  if (!suspicious.test(value)) return { faults: [], cited: [] };
  const result = parseMarkdown(value, 'md');
  if ('fault' in result) return { faults: [{ snippet: '', nth: 0, message: 'The text cannot be read.', hint: result.fault.message }], cited: [] };
  const faults: InlineFault[] = [];
  const cited: string[] = [];
  const fault = (node: MdastNode, message: string, hint: string) => {
    const from = node.position?.start.offset ?? 0;
    const snippet = /^\S*/.exec(value.slice(from, node.position?.end.offset))?.[0] ?? '';
    faults.push({ snippet, nth: occurrences(value.slice(0, from), snippet), message, hint });
  };
  const walk = (node: MdastNode) => {
    if (!allowed.has(node.type)) {
      const [what, hint] = words[node.type] ?? [`\`${node.type}\``, 'write plain text'];
      const shown = value.slice(node.position?.start.offset ?? 0, node.position?.end.offset).split('\n')[0]?.slice(0, 40) ?? '';
      fault(node, `${what} has no place in this field: \`${shown}\`.`, hint);
      return;
    }
    if (node.type === 'text') {
      for (const { id } of citationsIn(node.value, node.value)) cited.push(id);
      if (markup === 'line' && cited.length > 0) fault(node, `This field takes no citation: \`[@${cited[0] ?? ''}]\`.`, 'list the id under `sources`');
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(result.tree);
  return { faults, cited };
}

/** How often a snippet occurs in a text. */
export function occurrences(text: string, snippet: string): number {
  return snippet === '' ? 0 : text.split(snippet).length - 1;
}
