import { describe, expect, it } from 'vitest';
import { blocks, inline } from '../../../src/site/inline.ts';

describe('a line of content as HTML', () => {
  it('keeps code, emphasis and citations and escapes the rest', () => {
    expect(inline('`Result<T, E>` is *not* x < 3 & so on [@faq]')).toBe(
      '<code>Result&lt;T, E&gt;</code> is <em>not</em> x &lt; 3 &amp; so on [@faq]',
    );
  });

  it('sets quotes and leaves dashes and dots as they were written', () => {
    expect(inline(`Go's "static" -- well...`)).toBe('Go’s “static” -- well...');
  });

  it('does not take the start of a line for a list, a heading or a quotation', () => {
    expect(inline("1. `a` isn't a list")).toBe('1. <code>a</code> isn’t a list');
    expect(inline('# `b`')).toBe('# <code>b</code>');
    expect(inline('- `c`')).toBe('- <code>c</code>');
  });

  it('makes paragraphs of text with empty lines', () => {
    expect(blocks('one\n\ntwo')).toBe('<p>one</p>\n<p>two</p>');
  });
});
