import { describe, expect, it } from 'vitest';
import { highlight } from '../../../src/highlight/highlight.ts';

describe('highlighted code', () => {
  it('carries classes and no style, a span a line', async () => {
    const html = await highlight('func main() {\n\treturn // a < b\n}\n', 'cmd/main.go');
    expect(html.split('\n')).toHaveLength(3);
    expect(html).toContain('<span class="t-keyword">func</span>');
    expect(html).toContain('a &lt; b');
    expect(html).not.toContain('style=');
  });

  it('sets the lines of a step apart and numbers its first', async () => {
    const lines = (await highlight('a\nb\nc\n', 'notes.txt', [{ from: 2, to: 3, step: 1 }])).split('\n');
    expect(lines).toEqual([
      '<span class="line">a</span>',
      '<span class="line marked" data-step="1">b</span>',
      '<span class="line marked">c</span>',
    ]);
  });

  it('knows a Dockerfile by its name and leaves an unknown file plain', async () => {
    expect(await highlight('FROM scratch', 'go/Dockerfile')).toContain('t-keyword');
    expect(await highlight('<b> & c', 'a.unknown')).toBe('<span class="line">&lt;b&gt; &amp; c</span>');
  });
});
