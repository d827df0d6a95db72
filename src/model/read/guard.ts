import { nearest } from '../derive/nearest.ts';
import { components } from '../schema/components.ts';
import { childrenOf, type MdastNode, refuseAddress } from './markdown.ts';

type Refuse = (offset: number, message: string, hint?: string, expected?: string) => void;

/** Markdown that an article may hold; whatever is not listed is refused. */
const plain = new Set([
  'root', 'paragraph', 'text', 'emphasis', 'strong', 'delete', 'inlineCode', 'code', 'heading', 'list', 'listItem',
  'blockquote', 'thematicBreak', 'break', 'table', 'tableRow', 'tableCell', 'link', 'linkReference', 'definition',
]);

/** A comment and nothing else; by HTML’s rules `<!-->` and `--!>` would end one early. */
const htmlComments = /^\s*(?:<!--(?!-?>)(?:(?!--)[\s\S])*-->\s*)+$/;
const mdxComment = /^\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*$/;

/**
 * Refuses what an article may not hold: anything that runs, HTML, components and attributes that the
 * site does not offer, addresses that are none, images, footnotes, headings that belong to the page.
 */
export function guard(tree: MdastNode, format: 'md' | 'mdx', text: string, refuse: Refuse): void {
  let depth = 1;
  const walk = (node: MdastNode, parent: MdastNode | undefined) => {
    const at = node.position?.start.offset ?? 0;
    const shown = text.slice(at, at + 40).split('\n')[0] ?? '';
    switch (node.type) {
      case 'heading':
        if (node.depth === 1) refuse(at, 'A heading of the first level belongs to the page.', 'write `##`');
        else if (node.depth > depth + 1) refuse(at, `A heading of level ${node.depth} follows one of level ${depth}.`, `write \`${'#'.repeat(depth + 1)}\``);
        depth = Math.max(node.depth, 1);
        break;
      case 'link':
      case 'definition': {
        const refused = refuseAddress(node.url);
        if (refused) refuse(at, refused.message, refused.hint);
        if (node.type === 'definition' && node.label?.startsWith('@')) {
          refuse(at, `\`[${node.label}]\` is a citation and takes no address here.`, 'add the source under content/sources/');
        }
        break;
      }
      case 'image':
      case 'imageReference':
        refuse(at, `Images have no place in prose: \`${shown}\`.`, 'describe it in words, or show code by a sample');
        return;
      case 'footnoteReference':
      case 'footnoteDefinition':
        refuse(at, `Footnotes have no place in prose: \`${shown}\`.`, 'cite a source by [@id], or say it in the text');
        return;
      case 'html':
        if (format === 'md' && htmlComments.test(node.value)) break;
        refuse(at, `HTML has no place in content: \`${shown}\`.`, 'write Markdown; put code such as Vec<T> in backticks');
        break;
      case 'mdxjsEsm':
        refuse(at, `An article imports and exports nothing: \`${shown}\`.`, 'remove the line');
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!mdxComment.test(node.value)) refuse(at, `An article holds no expression: \`${shown}\`.`, 'for a brace in text write \\{');
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        guardComponent(node, parent, at, refuse);
        break;
      default:
        if (!plain.has(node.type)) refuse(at, `\`${node.type}\` has no place in content: \`${shown}\`.`, 'write plain Markdown');
    }
    for (const child of childrenOf(node)) walk(child, node);
  };
  walk(tree, undefined);
}

type Component = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function guardComponent(node: Component, parent: MdastNode | undefined, at: number, refuse: Refuse): void {
  const name = node.name ?? '';
  const known = Object.hasOwn(components, name) ? components[name] : undefined;
  if (!known) {
    const meant = nearest(name, Object.keys(components));
    const html = /^[a-z]+[1-6]?$/.test(name);
    const hint = meant ? `did you mean \`<${meant}>\`?` : html ? 'write Markdown; put code such as Vec<T> in backticks' : undefined;
    refuse(at, html ? `HTML has no place in content: \`<${name}>\`.` : `There is no component \`<${name}>\`.`, hint, `one of ${Object.keys(components).map((one) => `<${one}>`).join(', ')}`);
    return;
  }
  if (parent?.type !== 'root') refuse(at, `\`<${name}>\` stands inside other text.`, 'give it a line of its own, with an empty line above and below');
  if (childrenOf(node).length > 0) refuse(at, `\`<${name}>\` holds something.`, `write <${name} … />`);
  const names = Object.keys(known.attributes);
  const seen = new Set<string>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      refuse(at, `\`<${name}>\` spreads attributes.`, 'write each attribute out, as name="text"');
      continue;
    }
    const meant = nearest(attribute.name, names);
    if (!names.includes(attribute.name)) {
      refuse(at, `\`<${name}>\` has no attribute \`${attribute.name}\`.`, meant && `did you mean \`${meant}\`?`, `one of ${names.join(', ')}`);
    } else if (typeof attribute.value !== 'string' || attribute.value.trim() === '') {
      refuse(at, `The attribute \`${attribute.name}\` of \`<${name}>\` holds no text.`, `write ${attribute.name}="text"`);
    }
    if (seen.has(attribute.name)) refuse(at, `\`<${name}>\` has the attribute \`${attribute.name}\` twice.`, 'keep one');
    seen.add(attribute.name);
  }
  for (const [required, about] of Object.entries(known.attributes)) {
    if (about.required && !seen.has(required)) refuse(at, `\`<${name}>\` lacks the attribute \`${required}\`.`, undefined, about.describe);
  }
}
