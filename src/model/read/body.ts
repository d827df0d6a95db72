import { type Problem, problem } from '../problem.ts';
import type { BodyRead, Fence, Heading, Mention, Placed } from '../schema/entry.ts';
import { prescan } from './braces.ts';
import { citationsIn } from './citations.ts';
import type { TextFile } from './file.ts';
import { guard } from './guard.ts';
import { childrenOf, type MdastNode, parseMarkdown, textOf } from './markdown.ts';

/** Longest body that is read, in UTF-16 units: some twenty thousand words. */
const maxLength = 128 * 1024;
/** Quotes and lists at the start of a line; deeper ones take the parser quadratic time. */
const deep = /^(?:[ \t]*(?:>|[-+*][ \t]|\d+[.)][ \t])){12}/m;

/**
 * Reads the Markdown of a file from an offset on, with the place of all that leads elsewhere.
 * What content may not hold is reported; nothing is returned where it cannot be parsed at all.
 */
export function readBody(
  source: TextFile,
  start: number,
  format: 'md' | 'mdx',
  report: (problem: Problem) => void,
): BodyRead | undefined {
  const text = source.text.slice(start);
  const refuse = (offset: number, message: string, hint?: string, expected?: string) =>
    report(problem('markdown', source.placeAt(start + offset), message, { hint, expected }));
  if (text.length > maxLength) {
    refuse(0, `The text is ${text.length} characters long.`, 'split it', `at most ${maxLength} characters`);
    return undefined;
  }
  const nested = deep.exec(text);
  if (nested) {
    refuse(nested.index, 'Quotes or lists are nested 12 deep.', 'write it flatter');
    return undefined;
  }
  // Another front matter would be cut out by whoever compiles the file, and code would begin elsewhere.
  const fences = /^\s*(?:---|\+\+\+)/.exec(text);
  if (fences) refuse(fences[0].length - 3, 'The text starts with a line of front matter.', 'start with a paragraph');
  const { found, text: harmless } = format === 'mdx' ? prescan(text) : { found: [], text };
  for (const { offset, message, hint } of found) refuse(offset, message, hint);
  if (harmless === undefined) return undefined;
  const result = parseMarkdown(harmless, format);
  if ('fault' in result) {
    const { line, column, message } = result.fault;
    const place = { file: source.file, line: source.placeAt(start).line + line - 1, column };
    // What was made harmless above may read as a fault here; it is reported already.
    if (found.length === 0) report(problem('markdown', place, `The text cannot be read: ${message}.`, { hint: hintFor(message) }));
    return undefined;
  }
  const places = { at: (offset: number) => source.placeAt(start + offset), text: harmless };
  guard(result.tree, format, text, refuse);
  return { text, line: source.placeAt(start).line, format, ...collect(result.tree, places) };
}

function hintFor(message: string): string | undefined {
  if (message.includes('after `<`') || message.includes('before name')) return 'in text put `<` into `code`, or write \\<; components end in `/>`';
  return message.includes('closing tag') ? 'close the component: <Name … />' : undefined;
}

interface Places {
  at(offset: number): Mention['place'];
  readonly text: string;
}

type Collected = Pick<BodyRead, 'headings' | 'fences' | 'placed' | 'citations'>;

function collect(tree: MdastNode, places: Places): Collected {
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  const placed: Placed[] = [];
  const citations: Mention[] = [];
  const walk = (node: MdastNode) => {
    const from = node.position?.start.offset ?? 0;
    const place = places.at(from);
    if (node.type === 'heading') headings.push({ depth: node.depth, text: textOf(node), place });
    if (node.type === 'code') fences.push({ language: node.lang ?? '', place });
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') placed.push(placedOf(node, from, places));
    if (node.type === 'text') {
      const raw = places.text.slice(from, node.position?.end.offset ?? from);
      for (const { id, offset } of citationsIn(node.value, raw)) citations.push({ id, place: places.at(from + offset) });
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(tree);
  return { headings, fences, placed, citations };
}

type JsxNode = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function placedOf(node: JsxNode, from: number, places: Places): Placed {
  const raw = places.text.slice(from, node.position?.end.offset ?? from);
  const attributes: Record<string, string> = {};
  const spots: Record<string, Mention['place']> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
    attributes[attribute.name] = attribute.value;
    const at = raw.search(new RegExp(`\\s${attribute.name.replace(/[^\w-]/g, '.')}\\s*=\\s*["']`));
    const value = at === -1 ? 0 : raw.slice(at).search(/["']/) + at + 1;
    spots[attribute.name] = places.at(from + value);
  }
  return { name: node.name ?? '', attributes, place: places.at(from), places: spots };
}
