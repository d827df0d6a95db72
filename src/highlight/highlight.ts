import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { languageNamed, languageOf } from './languages.ts';

const PREFIX = '--code-';
const TOKEN = /--code-token-([a-z-]+)/;

let shared: Promise<HighlighterCore> | undefined;

function highlighter(): Promise<HighlighterCore> {
  shared ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'classes', variablePrefix: PREFIX })],
    langs: [
      import('shiki/langs/c.mjs'),
      import('shiki/langs/go.mjs'),
      import('shiki/langs/java.mjs'),
      import('shiki/langs/proto.mjs'),
      import('shiki/langs/python.mjs'),
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/xml.mjs'),
      import('shiki/langs/rust.mjs'),
      import('shiki/langs/docker.mjs'),
      import('shiki/langs/toml.mjs'),
      import('shiki/langs/json.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/sql.mjs'),
      import('shiki/langs/yaml.mjs'),
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
 * A file whose language is not known is escaped and left plain. Where `addressed` is given, each line has an
 * address that starts with it: `#go/main.go:12`.
 */
export async function highlight(
  code: string,
  path: string,
  marks: readonly Mark[] = [],
  addressed?: string,
): Promise<string> {
  const lines = (await tokenLines(code, languageOf(path))).map((tokens) =>
    tokens.map(({ text, kind }) => (kind ? `<span class="t-${kind}">${escaped(text)}</span>` : escaped(text))).join(''),
  );
  return lines
    .map((line, index) => {
      const mark = marks.find((one) => one.from <= index + 1 && index + 1 <= one.to);
      const first = mark && mark.from === index + 1;
      const attributes = mark ? ` class="line marked"${first ? ` data-step="${mark.step}"` : ''}` : ' class="line"';
      const address =
        addressed === undefined ? undefined : escaped(`${addressed}:${index + 1}`).replaceAll('"', '&quot;');
      const id = address === undefined ? '' : ` id="${address}"`;
      // Off the way of the Tab key, as a file has hundreds of them; what names the line is its number.
      const link = address === undefined ? '' : `<a href="#${address}" tabindex="-1" aria-hidden="true"></a>`;
      return `<span${attributes}${id}>${link}${line}</span>`;
    })
    .join('\n');
}

/** A piece of code, and what it is in its language where that is told apart. */
export interface Token {
  readonly text: string;
  readonly kind: string | undefined;
}

/** The code of a fence, token by token, by the name that stands behind its backticks; line ends are kept. */
export async function fenceTokens(code: string, name: string): Promise<Token[]> {
  const lines = await tokenLines(code, languageNamed(name));
  return lines.flatMap((line, index) => (index > 0 ? [{ text: '\n', kind: undefined }, ...line] : line));
}

/** Each line with its tokens; one token a line where no language is given. */
async function tokenLines(code: string, lang: string | undefined): Promise<Token[][]> {
  const text = code.replace(/\n$/, '');
  if (lang === undefined) return text.split('\n').map((line) => [{ text: line, kind: undefined }]);
  return (await highlighter()).codeToTokensBase(text, { lang, theme: 'classes' }).map((tokens) =>
    tokens.map(({ content, color }) => ({
      text: content,
      kind: content.trim() ? TOKEN.exec(color ?? '')?.[1] : undefined,
    })),
  );
}
