import { markdownToHtml } from 'satteri';
import { QUOTES } from './markdown.ts';

const rendered = new Map<string, string>();
const PLAIN = /^[^`*_<>&[\]\\~|'"]*$/;

// What would open a list, a heading or a quotation if a line began with it.
const LEADING = /^(\d*)([.)#+>=-])/;

/**
 * One line of content as HTML: code, emphasis and strong, everything else escaped.
 * `[@id]` is left as it stands; see notes.ts.
 */
export function inline(text: string): string {
  if (PLAIN.test(text)) return text;
  const known = rendered.get(text);
  if (known !== undefined) return known;
  const html = blocks(text.replace(LEADING, '$1\\$2')).replace(/^<p>([\s\S]*)<\/p>\s*$/, '$1');
  rendered.set(text, html);
  return html;
}

/** Paragraphs of content as HTML. */
export function blocks(text: string): string {
  return markdownToHtml(text, { features: { gfm: false, frontmatter: false, smartPunctuation: QUOTES } }).html.trim();
}
