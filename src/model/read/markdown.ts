import { type Features, type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';

export type { MdastNode };

/** Straight quotes become typographic ones when prose is rendered; headings’ addresses are made after that. */
const quotes = { quotes: true, dashes: false, ellipses: false };

/**
 * What Markdown means in a body. Whoever renders bodies uses the same features, so that nothing is
 * checked as one thing and rendered as another.
 */
export const bodyFeatures: Features = { gfm: true, frontmatter: false, smartPunctuation: quotes };

/** What Markdown means in a field. */
export const fieldFeatures: Features = { gfm: false, frontmatter: false, smartPunctuation: quotes };

export interface SyntaxFault {
  /** In the text that was parsed, from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Parsed = { readonly tree: MdastNode } | { readonly fault: SyntaxFault };

/** Parses Markdown or MDX with the parser that later compiles it; never throws. */
export function parseMarkdown(text: string, format: 'md' | 'mdx', features: Features): Parsed {
  const parse = format === 'mdx' ? mdxToMdast : markdownToMdast;
  try {
    return { tree: parse(text, { features, position: true }) };
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    const [, line = '1', column = '1', said = told] = /^(\d+):(\d+): (.*)/s.exec(told) ?? [];
    return { fault: { line: Number(line), column: Number(column), message: plainly(said) } };
  }
}

/** The parser’s words without its rule, its advice and places that count from the body’s start. */
function plainly(said: string): string {
  const [first = ''] = said.split('\n');
  return first.replace(/\s*\((?:mdx-[\w:-]+|note: .*|\d+:\d+)\)/g, '').replace(/ before the end of `\w+`/, '');
}

export const childrenOf = (node: MdastNode): readonly MdastNode[] => ('children' in node ? node.children : []);

/** The plain text of a node, as a heading’s address is made from it. */
export function textOf(node: MdastNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return childrenOf(node).map(textOf).join('');
}

const follow = 'link to an https:// address, to mailto:, or to an address of the site such as /compare/';

/** Why an address is refused, or nothing where a reader may follow it. */
export function refuseAddress(url: string): { readonly message: string; readonly hint: string } | undefined {
  // Browsers skip blanks and control characters before they look for a scheme.
  const bare = url.replace(/[\p{C}\p{Z}\uFFFD]/gu, '');
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1]?.toLowerCase();
  if (bare === '') return { message: 'The link leads nowhere.', hint: follow };
  if (scheme === 'http') return { message: 'The link leads to an address without encryption.', hint: 'use https://' };
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'mailto') {
    return { message: `The link has the scheme \`${scheme.slice(0, 30)}:\`.`, hint: follow };
  }
  if (bare !== url) {
    return { message: 'The link’s address holds blanks or control characters.', hint: 'remove or percent-encode them' };
  }
  if (/^\/\/|\\/.test(url))
    return { message: `The link leads to \`${url.slice(0, 40)}\`, without a scheme.`, hint: follow };
  const whole = scheme === 'https' ? /^https:\/\/[^/?#@]+([/?#]|$)/i : /^(mailto:[^@]+@[^@]+$|[/#].)/i;
  if (!whole.test(url) && url !== '/')
    return { message: `The link leads to \`${url.slice(0, 40)}\`, which is no whole address.`, hint: follow };
  return undefined;
}
