import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { languageOf } from './languages.ts';

const PREFIX = '--code-';
const TOKEN = /--code-token-([a-z-]+)/;

let shared: Promise<HighlighterCore> | undefined;

function highlighter(): Promise<HighlighterCore> {
  shared ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'classes', variablePrefix: PREFIX })],
    langs: [
      import('shiki/langs/go.mjs'),
      import('shiki/langs/rust.mjs'),
      import('shiki/langs/docker.mjs'),
      import('shiki/langs/toml.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return shared;
}

/** Lines of code to be set apart, from 1, and the number of the step they show. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Code as HTML for a `<pre><code>`: a `span.line` a line, a `span.t-…` a token
 * (t-keyword, t-string …), no style attribute, so both themes share one markup.
 * A file whose language is not known is escaped and left plain.
 */
export async function highlight(code: string, path: string, marks: readonly Mark[] = []): Promise<string> {
  const lang = languageOf(path);
  const text = code.replace(/\n$/, '');
  const lines = lang
    ? (await highlighter()).codeToTokensBase(text, { lang, theme: 'classes' }).map((tokens) =>
        tokens
          .map((token) => {
            const kind = TOKEN.exec(token.color ?? '')?.[1];
            const content = escaped(token.content);
            return kind && content.trim() ? `<span class="t-${kind}">${content}</span>` : content;
          })
          .join(''),
      )
    : text.split('\n').map(escaped);
  return lines
    .map((line, index) => {
      const mark = marks.find((one) => one.from <= index + 1 && index + 1 <= one.to);
      const first = mark && mark.from === index + 1;
      const attributes = mark ? ` class="line marked"${first ? ` data-step="${mark.step}"` : ''}` : ' class="line"';
      return `<span${attributes}>${line}</span>`;
    })
    .join('\n');
}
