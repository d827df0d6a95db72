import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { readBody } from '../../../src/model/read/body.ts';
import { textFile } from '../../../src/model/read/file.ts';
import { bodyFeatures } from '../../../src/model/read/markdown.ts';
import { QUOTES } from '../../../src/site/markdown.ts';

// The reader checks ids of headings that the site makes: both must make the same.
test('quotes are read as they are rendered', () => {
  expect(bodyFeatures.smartPunctuation).toEqual(QUOTES);
});

test('headings get the ids that the site gives them', async () => {
  const text = [
    '## Errors & types, since 1.10',
    "## What's `Result<T, E>`?",
    '## "Quoted" -- and *emphasised* **words**',
    '## A [link](https://a.example) in it',
    '## Tööl, 你好 👩‍💻',
    '## Same',
    '## Same',
    '## Same 1',
    'Setext\n------',
    '## &amp; entities &lt;',
    '### C++ / C# `a_b`',
  ].join('\n\n');
  const processor = await createSatteriMarkdownProcessor({
    syntaxHighlight: false,
    features: { smartPunctuation: QUOTES },
  });
  const { metadata } = await processor.render(text);
  const read = readBody(textFile('content/pages/a.md', text), 0, 'md', ({ message }) => expect.fail(message));
  expect(read?.headings.map(({ address }) => address)).toEqual(metadata.headings.map(({ slug }) => slug));
  expect(read?.headings.map(({ depth }) => depth)).toEqual(metadata.headings.map(({ depth }) => depth));
});
