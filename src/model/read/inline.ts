import type { Advice } from '../problem.ts';
import type { Text } from '../schema/texts.ts';
import { brokenCitation, citationsIn, citationsOf } from './citations.ts';
import { codeOf, unwanted } from './decode.ts';
import { tooDeep } from './limits.ts';
import { childrenOf, fieldFeatures, type MdastNode, parseMarkdown } from './markdown.ts';

/** Something in a field that its text may not hold, and the words at which it stands: the `nth` such from 0. */
export interface InlineFault {
  readonly snippet: string;
  readonly nth: number;
  readonly message: string;
  readonly advice: Advice;
}

export interface InlineRead {
  readonly faults: readonly InlineFault[];
  /** What stands after the @ of each `[@id]`, in order. */
  readonly cited: readonly string[];
}

/** Text without any of these is nothing but words: parsing it would find nothing. */
const suspicious = /[<[\]*_`&\\]|^\s*(?:[-+>#=~]|\d+[.)])| {2}\n/m;
/** What would begin a list or a heading; in a line it stands for itself. */
const leading = /^(\d*)([.)#+>=-])/;

const allowed: ReadonlySet<string> = new Set(['root', 'paragraph', 'text', 'inlineCode', 'emphasis', 'strong']);
const cite = 'cite a source by its id instead';
const refused: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  html: ['HTML', 'code such as Vec<T> goes in backticks'],
  link: ['A link', cite],
  linkReference: ['A link', cite],
  definition: ['The address of a link', cite],
  image: ['An image', 'say it in words'],
  imageReference: ['An image', 'say it in words'],
  heading: ['A heading', 'start with a word'],
  list: ['A list', 'write sentences, and start with a word'],
  blockquote: ['A quotation block', 'quote within the sentence'],
  code: ['A block of code', 'use `code` within the sentence'],
  break: ['A line break', 'remove the backslash or the blanks at the end of the line'],
};

/** Reads a field’s text: `code`, *emphasis* and **strong**, and `[@id]` where its markup is `prose`. */
export function readInline({ value, markup }: Pick<Text, 'value' | 'markup'>): InlineRead {
  if (!suspicious.test(value)) return { faults: [], cited: [] };
  const text = markup === 'line' ? value.replace(leading, '$1\\$2') : value;
  const result = parseMarkdown(text, 'md', fieldFeatures);
  const faults: InlineFault[] = [];
  const cited: string[] = [];
  if ('fault' in result) {
    faults.push({ snippet: '', nth: 0, message: `The text cannot be read: ${result.fault.message}.`, advice: {} });
    return { faults, cited };
  }
  if (tooDeep(result.tree) !== undefined) {
    faults.push({ snippet: '', nth: 0, message: 'Emphasis is nested too deeply here.', advice: {} });
    return { faults, cited };
  }
  const fault = (at: number, snippet: string, message: string, hint: string) =>
    faults.push({ snippet, nth: occurrences(text.slice(0, at), snippet), message, advice: { hint } });
  const walk = (node: MdastNode): void => {
    const from = node.position?.start.offset ?? 0;
    const written = text.slice(from, node.position?.end.offset ?? from);
    if (!allowed.has(node.type)) {
      // What is opened was told of.
      if (node.type === 'html' && node.value.startsWith('</') && faults.length > 0) return;
      const [what, hint] = refused[node.type] ?? [`\`${node.type}\``, 'write plain text'];
      const shown = written.split('\n')[0]?.slice(0, 40).trim() ?? '';
      fault(from, /^\S*/.exec(written)?.[0] ?? '', `${what} has no place in this field: \`${shown}\`.`, hint);
      return;
    }
    const odd = 'value' in node ? unwanted.exec(node.value) : undefined;
    if (odd) fault(from, '&', `The text holds the character ${codeOf(odd[0])}.`, 'remove it');
    if (node.type === 'inlineCode' && markup === 'prose' && citationsOf(node.value).length > 0) {
      fault(from, '`', `A citation in code is not linked: \`${node.value}\`.`, 'take it out of the backticks');
    }
    if (node.type === 'text') {
      const broken = markup === 'prose' ? brokenCitation(node.value, written) : undefined;
      if (broken !== undefined) {
        const hint = 'write [@id] in one piece, each source in brackets of its own';
        fault(from + broken, '[', 'Something here is half a citation.', hint);
      }
      for (const { id, offset } of citationsIn(node.value, written)) {
        if (markup === 'prose') cited.push(id);
        else
          fault(
            from + offset,
            `[@${id}]`,
            `This field takes no citation: \`[@${id}]\`.`,
            'list the id under `sources`',
          );
      }
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
