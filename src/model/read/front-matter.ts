import matter from 'gray-matter';
import { problem, type Report } from '../problem.ts';
import type { TextFile } from './file.ts';

/** Where front matter and body lie in a text, as offsets. */
export interface Parts {
  readonly start: number;
  readonly end: number;
  readonly body: number;
}

const deny = {
  parse(): never {
    throw new Error('front matter in another language than YAML');
  },
};
/** gray-matter runs `---js` front matter unless told otherwise; the YAML is read by parseYaml, with places. */
const engines = {
  yaml: { parse: () => ({}) },
  javascript: deny,
  js: deny,
  json: deny,
  coffee: deny,
  cson: deny,
  toml: deny,
};

/** Splits Markdown into front matter and body; reports and returns nothing where there is no plain YAML front matter. */
export function splitFrontMatter(source: TextFile, report: Report): Parts | undefined {
  const { text } = source;
  const refuse = (line: number, column: number, message: string, hint: string) => {
    report(problem('front-matter', { file: source.file, line, column }, message, { hint }));
    return undefined;
  };
  const lines = text.split('\n');
  const opening = /^---(.*)$/.exec(lines[0] ?? '');
  if (!opening)
    return refuse(
      1,
      1,
      'The file does not start with front matter.',
      'start with a line `---`, the fields, and a line `---`',
    );
  // Only the plain form: what compiles .mdx takes `---yaml` for text, and text for code.
  if (opening[1] !== '') {
    return refuse(
      1,
      4,
      `Front matter marked \`${opening[1]?.trim()}\` is refused; nothing in it is run.`,
      'write `---` alone: front matter is YAML',
    );
  }
  const closing = lines.findIndex((line, at) => at > 0 && /^(---|\+\+\+)/.test(line));
  if (closing === -1) return refuse(1, 1, 'The front matter is not closed.', 'put a line `---` after its last field');
  if (lines[closing] !== '---') {
    return refuse(
      closing + 1,
      1,
      'Front matter ends with a line of three hyphens and nothing else.',
      'write `---` alone',
    );
  }
  // gray-matter’s search for comments takes quadratic time over long runs of empty lines.
  const gap = lines
    .slice(0, closing)
    .join('\n')
    .search(/\s{2000}/);
  if (gap !== -1) {
    const { line, column } = source.placeAt(gap);
    return refuse(line, column, 'The front matter has a gap of more than 2000 blanks.', 'remove it');
  }
  const parts = matter(text, { engines, language: 'yaml' });
  const start = (lines[0]?.length ?? 0) + 1;
  return { start, end: start + Math.max(0, parts.matter.length - 1), body: text.length - parts.content.length };
}
