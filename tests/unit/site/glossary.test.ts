import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Term } from '../../../src/model/schema/content.ts';
import { markTerms, termId } from '../../../src/site/glossary.ts';

const term = (id: string, form: string, ...also: string[]): Term => ({
  id,
  term: form,
  also,
  definition: 'What it is.',
  see: [],
  sources: [],
});
const button = (id: string, text: string): string =>
  `<button type="button" class="term" popovertarget="${termId(id)}">${text}</button>`;

const cache = term('cache', 'cache', 'caches');
const etag = term('etag', 'ETag');

/** The ids of the terms that a text uses, in order. */
const used = (html: string, ...terms: Term[]): string[] => markTerms(html, terms).terms.map(({ id }) => id);

describe('a term in an article', () => {
  test('is marked at its first use, and only there', () => {
    const { html, terms } = markTerms('<p>A cache. Another cache.</p><p>Two caches.</p>', [cache]);
    expect(html).toBe(`<p>A ${button('cache', 'cache')}. Another cache.</p><p>Two caches.</p>`);
    expect(terms).toEqual([cache]);
  });

  test('is known by its other forms', () => {
    expect(markTerms('<p>Two caches, one cache.</p>', [cache]).html).toBe(
      `<p>Two ${button('cache', 'caches')}, one cache.</p>`,
    );
  });

  test('comes in the order of the text, not of the glossary', () => {
    expect(used('<p>An ETag of a cache.</p>', cache, etag)).toEqual(['etag', 'cache']);
  });

  test('may begin a sentence', () => {
    expect(markTerms('<p>Caches help.</p>', [cache]).html).toBe(`<p>${button('cache', 'Caches')} help.</p>`);
  });

  test('counts as it is written otherwise', () => {
    expect(used('<p>An etag, an ETAG, a CACHE, a cAche.</p>', cache, etag)).toEqual([]);
  });

  test('that is a name does not take the plain word for itself', () => {
    expect(used('<p>The rest of them rust, and go.</p>', term('rest', 'REST'), term('rust', 'Rust'))).toEqual([]);
  });

  test('is a word of its own', () => {
    expect(used('<p>A cacheline, a write-cache, a cache_key, a cache-key, an écache, cache2.</p>', cache)).toEqual([]);
    expect(used('<p>(cache)</p>', cache)).toEqual(['cache']);
  });

  test('of several words goes before a shorter one inside it', () => {
    const shared = term('shared-cache', 'shared cache');
    expect(markTerms('<p>A shared cache and a cache.</p>', [cache, shared]).html).toBe(
      `<p>A ${button('shared-cache', 'shared cache')} and a ${button('cache', 'cache')}.</p>`,
    );
  });

  test('may hold signs that a pattern or HTML would read otherwise', () => {
    const signs = [term('c', 'C++'), term('rd', 'R&D'), term('generic', 'Vec<T>'), term('any', 'a.c')];
    expect(used('<p>C++, R&amp;D and a Vec&lt;T&gt;, not abc.</p>', ...signs)).toEqual(['c', 'rd', 'generic']);
  });
});

describe('what is left as it is', () => {
  test.each([
    '<p><a href="/">A cache</a></p>',
    '<p><a href="/">A <em>cache</em></a></p>',
    '<p><code>cache</code></p>',
    '<pre><code><span class="x">cache</span></code></pre>',
    '<h2 id="a-cache">A cache</h2>',
    '<figure><figcaption>A cache</figcaption></figure>',
    '<table><tbody><tr><td>cache</td></tr></tbody></table>',
    '<button type="button">cache</button>',
    '<p title="a cache">A store.</p>',
    '<p title="1 > 0, cache">A store.</p>',
    '<!-- a cache > a store --><p>A store.</p>',
  ])('%s', (html) => {
    expect(markTerms(html, [cache])).toEqual({ html, terms: [] });
  });

  test('ends where the element ends', () => {
    expect(used('<h2>A cache</h2><p><code>cache</code> is a cache.</p>', cache)).toEqual(['cache']);
  });

  test('is everything where there are no terms', () => {
    expect(markTerms('<p>A cache.</p>', [])).toEqual({ html: '<p>A cache.</p>', terms: [] });
  });
});

test('marking adds buttons and changes nothing else', () => {
  const pieces = fc.constantFrom(
    'cache',
    'Cache',
    ' ',
    ', ',
    'x',
    '&amp;',
    '<em>',
    '</em>',
    '<br />',
    '<code>cache</code>',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const html = `<p>${parts.join('')}</p>`;
      const marked = markTerms(html, [cache, etag]);
      expect(marked.html.replace(/<\/?button[^>]*>/g, '')).toBe(html);
      expect([...marked.html.matchAll(/<button/g)]).toHaveLength(marked.terms.length);
    }),
  );
});
