import type { Advice } from '../problem.ts';
import { components } from './components.ts';
import { guardComponent } from './guard-component.ts';
import { guardText } from './guard-text.ts';
import { childrenOf, type MdastNode, refuseAddress } from './markdown.ts';

export type Refuse = (offset: number, message: string, advice?: Advice) => void;

/** Markdown that prose may hold as it comes; whatever is not listed here or looked at below is refused. */
const plain: ReadonlySet<string> = new Set([
  ...['root', 'paragraph', 'text', 'emphasis', 'strong', 'delete', 'inlineCode', 'code', 'list', 'listItem'],
  ...['blockquote', 'thematicBreak', 'break', 'table', 'tableRow', 'tableCell', 'linkReference'],
]);

/** Comments and nothing else; by HTML’s rules `<!-->` and `--!>` would end one early. */
const htmlComments = /^\s*(?:<!--(?!-?>)(?:(?!--)[\s\S])*-->\s*)+$/;
const mdxComment = /^\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*$/;

/** Kinds of node that are refused whatever they hold: what it is, and what to do instead. */
const refused: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  image: ['Images have no place in prose', 'describe it in words, or show code by a sample'],
  imageReference: ['Images have no place in prose', 'describe it in words, or show code by a sample'],
  footnoteReference: ['Footnotes have no place in prose', 'cite a source by [@id], or say it in the text'],
  footnoteDefinition: ['Footnotes have no place in prose', 'cite a source by [@id], or say it in the text'],
  mdxjsEsm: ['An article imports and exports nothing', 'remove the line'],
};

/**
 * Refuses what prose may not hold: anything that runs, HTML, components and attributes that the site
 * does not offer, addresses that no reader should follow, images, footnotes, headings of the page.
 */
export function guard(tree: MdastNode, format: 'md' | 'mdx', text: string, refuse: Refuse): void {
  let depth = 1;
  let opened = false;
  const walk = (node: MdastNode, parent: MdastNode | undefined): void => {
    const at = node.position?.start.offset ?? 0;
    const shown = () =>
      `\`${text
        .slice(at, at + 40)
        .split('\n')[0]
        ?.trim()}\``;
    if (node.type === 'heading') {
      if (node.depth === 1) refuse(at, 'A heading of the first level belongs to the page.', { hint: 'write `##`' });
      else if (node.depth > depth + 1) {
        const message = `A heading of level ${node.depth} follows one of level ${depth}.`;
        refuse(at, message, { hint: `write \`${'#'.repeat(depth + 1)}\`` });
      }
      depth = node.depth;
    } else if (node.type === 'link' || node.type === 'definition') {
      const address = refuseAddress(node.url);
      if (address) refuse(at, address.message, { hint: address.hint });
      if (node.type === 'definition' && node.label?.startsWith('@')) {
        const hint = 'the address of a source stands once, under content/sources/';
        refuse(at, `The citation \`[${node.label}]\` is given an address here.`, { hint });
      }
    } else if (node.type === 'code' && (node.meta || !/^[\w+#.-]*$/.test(node.lang ?? ''))) {
      const said = `${node.lang ?? ''} ${node.meta ?? ''}`.trim().slice(0, 40);
      refuse(at, `A fence names a language and nothing else: \`${said}\`.`, { hint: 'write ```text, or the language' });
    } else if (node.type === 'html') {
      if (format === 'md' && htmlComments.test(node.value)) return;
      // What is opened was told of, and the file is refused for it.
      if (opened && node.value.startsWith('</')) return;
      opened = true;
      const component = Object.hasOwn(components, /^<(\w+)/.exec(node.value)?.[1] ?? '');
      const hint = component
        ? 'components work in .mdx only: rename the file'
        : 'write Markdown; code such as Vec<T> goes in backticks';
      refuse(at, `HTML has no place in content: ${shown()}.`, { hint });
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (mdxComment.test(node.value)) return;
      refuse(at, `An article holds no expression: ${shown()}.`, { hint: 'for a brace in text write \\{' });
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      guardComponent(node, parent?.type === 'root', at, refuse);
    } else if (!plain.has(node.type)) {
      const [what, hint] = refused[node.type] ?? [`\`${node.type}\` has no place in prose`, 'write plain Markdown'];
      refuse(at, `${what}: ${shown()}.`, { hint });
      return;
    }
    guardText(node, text.slice(at, node.position?.end.offset ?? at), at, refuse);
    for (const child of childrenOf(node)) walk(child, node);
  };
  walk(tree, undefined);
}
