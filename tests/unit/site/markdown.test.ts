import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { hastPlugins } from '../../../src/site/markdown.ts';

const rendered = async (text: string): Promise<string> =>
  (await Promise.resolve(markdownToHtml(text, { hastPlugins: hastPlugins('/compare-it/') }))).html.trim();

test('a fence is highlighted by classes, and can be reached to be scrolled', async () => {
  expect(await rendered('```json\n{ "id": 2 }\n```')).toBe(
    '<pre class="fence" tabindex="0"><code>{ <span class="t-keyword">"id"</span><span class="t-punctuation">:</span> <span class="t-constant">2</span> }</code></pre>',
  );
});

test('a fence of no known language stays as it is, escaped', async () => {
  expect(await rendered('```text\nGET /a?b=<c>\n\nend\n```')).toBe(
    '<pre class="fence" tabindex="0"><code>GET /a?b=&lt;c&gt;\n\nend</code></pre>',
  );
  expect(await rendered('```constructor\na\n```')).toContain('<code>a</code>');
});

test('the alignment of a table is a class', async () => {
  const html = await rendered('| a |\n| -: |\n| 1 |');
  expect(html).toContain('class="ta-right"');
  expect(html).not.toContain('style=');
});

test('a link to a page of the site is put under the base path, any other stays', async () => {
  expect(await rendered('[all](/samples/one/) [step](#one.two) [out](https://a.example/x)')).toBe(
    '<p><a href="/compare-it/samples/one/">all</a> <a href="#one.two">step</a> <a href="https://a.example/x">out</a></p>',
  );
});
