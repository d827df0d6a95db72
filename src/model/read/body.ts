import { type Advice, problem, type Report } from '../problem.ts';
import { prescan } from './braces.ts';
import { collect } from './collect.ts';
import type { TextFile } from './file.ts';
import type { BodyRead } from './found.ts';
import { guard } from './guard.ts';
import { beyondLimits, tooDeep } from './limits.ts';
import { bodyFeatures, parseMarkdown } from './markdown.ts';

/**
 * Reads the Markdown of a file from an offset on, with the place of all that leads elsewhere.
 * What prose may not hold is reported; nothing is returned where it cannot be parsed at all.
 */
export function readBody(source: TextFile, start: number, format: 'md' | 'mdx', report: Report): BodyRead | undefined {
  const text = source.text.slice(start);
  const { line } = source.placeAt(start);
  const at = (offset: number) => source.placeAt(start + offset);
  const refuse = (offset: number, message: string, advice?: Advice) =>
    report(problem('markdown', at(offset), message, advice));
  const limit = beyondLimits(text);
  if (limit) {
    refuse(limit.offset, limit.message, limit.advice);
    return undefined;
  }
  // Whoever compiles the file would cut it out as front matter, and code would begin elsewhere than here.
  const second = /^\s*(?:---|\+\+\+)/.exec(text);
  if (second)
    refuse(second[0].length - 3, 'The text starts with a line of front matter.', { hint: 'start with a paragraph' });
  const { found, text: harmless } = format === 'mdx' ? prescan(text) : { found: [], text };
  for (const { offset, message, hint } of found) refuse(offset, message, { hint });
  if (harmless === undefined) return undefined;
  const result = parseMarkdown(harmless, format, bodyFeatures);
  if ('fault' in result) {
    const { line: faulty, column, message } = result.fault;
    const place = { file: source.file, line: line + faulty - 1, column };
    // What was made harmless may read as a fault here; it is reported already.
    if (found.length === 0)
      report(problem('markdown', place, `The text cannot be read: ${message}.`, { hint: hintFor(message) }));
    return undefined;
  }
  const deep = tooDeep(result.tree);
  if (deep !== undefined) {
    refuse(deep, 'Markdown is nested too deeply here.', { hint: 'write it flatter' });
    return undefined;
  }
  guard(result.tree, format, text, refuse);
  return { text, line, format, ...collect(result.tree, { text: harmless, at }) };
}

function hintFor(message: string): string | undefined {
  if (message.includes('closing tag')) return 'write a component as <Name … />, and code such as Vec<T> in backticks';
  if (/`<`|before name/.test(message)) return 'a < in text goes in backticks, or is written \\<';
  return undefined;
}
