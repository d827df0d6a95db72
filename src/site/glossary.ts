import type { Term } from '../model/schema/content.ts';

/** An article’s HTML with the first use of each term marked, and the terms that it uses, in order. */
export interface Marked {
  readonly html: string;
  readonly terms: readonly Term[];
}

export const termId = (term: string): string => `term-${term}`;

/** Elements whose text is left as it is: links, code, headings and what is no running text. */
const LEFT = /^(?:a|code|pre|h[1-6]|button|figure|svg|table|summary|script|style)$/;

/**
 * Turns the first use of each term into a button that opens its definition. Letters count as they are
 * written, except that a sentence may begin with a term.
 */
export function markTerms(html: string, terms: readonly Term[]): Marked {
  const owners = new Map(
    terms.flatMap((one) =>
      [one.term, ...one.also]
        .map(escaped)
        .flatMap(spellings)
        .map((spelling) => [spelling, one] as const),
    ),
  );
  if (owners.size === 0) return { html, terms: [] };
  const forms = [...owners.keys()].toSorted((a, b) => b.length - a.length).map(literal);
  const use = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${forms.join('|')})(?![\\p{L}\\p{N}_-])`, 'gu');
  const used = new Set<Term>();
  const open: string[] = [];
  const marked = html.replace(
    /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+/gi,
    (part, close, tag) => {
      if (tag !== undefined) {
        const name = String(tag).toLowerCase();
        if (!LEFT.test(name)) return part;
        if (close) open.pop();
        else open.push(name);
        return part;
      }
      if (open.length > 0 || part.startsWith('<!--')) return part;
      return part.replace(use, (found: string) => {
        const term = owners.get(found);
        if (!term || used.has(term)) return found;
        used.add(term);
        return `<button type="button" class="term" popovertarget="${termId(term.id)}">${found}</button>`;
      });
    },
  );
  return { html: marked, terms: [...used] };
}

/** A form as it is written and, where it begins small, as a sentence begins with it. */
const spellings = (form: string): string[] => [...new Set([form, form.charAt(0).toUpperCase() + form.slice(1)])];

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** As the text of an element writes it. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
