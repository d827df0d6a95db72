import { type Features, type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';

export type { MdastNode };

/**
 * What Markdown means here. Whoever renders bodies passes the same features, so that nothing is
 * checked as one thing and rendered as another.
 */
export const markdownFeatures = {
  frontmatter: false,
  gfm: true,
  headingAttributes: false,
  math: false,
  directive: false,
  definitionList: false,
  wikilinks: false,
  superscript: false,
  subscript: false,
  smartPunctuation: true,
} as const satisfies Features;

export interface SyntaxFault {
  /** In the text that was parsed, from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Parses Markdown or MDX with the parser that later compiles it; never throws. */
export function parseMarkdown(text: string, format: 'md' | 'mdx'): { readonly tree: MdastNode } | { readonly fault: SyntaxFault } {
  const parse = format === 'mdx' ? mdxToMdast : markdownToMdast;
  try {
    return { tree: parse(text, { features: markdownFeatures, position: true }) };
  } catch (error) {
    const [, line = '1', column = '1', said = String(error)] = /^(\d+):(\d+): (.*)/s.exec(error instanceof Error ? error.message : '') ?? [];
    const message = said.replace(/\s*\(mdx[^()]*\)$/, '').replace(/\s*\(note: .*\)$/, '').split('\n')[0] ?? '';
    return { fault: { line: Number(line), column: Number(column), message } };
  }
}

export const childrenOf = (node: MdastNode): readonly MdastNode[] => ('children' in node ? node.children : []);

/** The plain text of a node, as a heading’s address is made from it. */
export function textOf(node: MdastNode): string {
  if ('value' in node && (node.type === 'text' || node.type === 'inlineCode')) return node.value;
  return childrenOf(node).map(textOf).join('');
}

/** Why an address is refused, or nothing where a reader may follow it. */
export function refuseAddress(url: string): { readonly message: string; readonly hint: string } | undefined {
  const bare = url.replace(/[\p{C}\p{Z}\uFFFD]/gu, '');
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1]?.toLowerCase();
  const hint = 'link to an https:// address, to mailto:, or to an address of the site such as /compare/';
  if (bare === '') return { message: 'The link leads nowhere.', hint };
  if (scheme === 'http') return { message: 'The link leads to an address in plain http:.', hint: 'use https://' };
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'mailto') {
    return { message: `The link has the scheme \`${scheme.slice(0, 30)}:\`.`, hint };
  }
  if (bare !== url) return { message: 'The link’s address holds blanks or control characters.', hint: 'remove or percent-encode them' };
  if (/^\/\/|\\/.test(url)) return { message: `The link leads to \`${url.slice(0, 40)}\`, an address without a scheme.`, hint };
  return undefined;
}
