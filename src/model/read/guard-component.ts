import { didYouMean } from '../problem.ts';
import { type Component, components } from './components.ts';
import type { Refuse } from './guard.ts';
import { childrenOf, type MdastNode } from './markdown.ts';

export type ComponentNode = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Refuses a component that the site does not offer, one inside other text, and attributes that are not literal. */
export function guardComponent(node: ComponentNode, alone: boolean, at: number, refuse: Refuse): void {
  const name = node.name ?? '';
  const known = Object.hasOwn(components, name) ? components[name] : undefined;
  if (!known) {
    const names = Object.keys(components);
    const expected = `one of ${names.map((one) => `<${one}>`).join(', ')}`;
    const html = /^[a-z]+[1-6]?$/.test(name);
    const message = html ? `HTML has no place in content: \`<${name}>\`.` : `There is no component \`<${name}>\`.`;
    const hint = html
      ? 'write Markdown; code such as Vec<T> goes in backticks'
      : didYouMean(name, names)?.replace(/`(.*)`/, '`<$1>`');
    refuse(at, message, { expected, hint });
    return;
  }
  if (!alone || node.type === 'mdxJsxTextElement') {
    const hint = 'give it a line of its own, with an empty line above and below';
    refuse(at, `\`<${name}>\` stands inside other text.`, { hint });
  }
  if (childrenOf(node).length > 0) refuse(at, `\`<${name}>\` holds something.`, { hint: `write <${name} … />` });
  guardAttributes(node, name, known, at, refuse);
}

function guardAttributes(
  node: ComponentNode,
  name: string,
  { attributes }: Component,
  at: number,
  refuse: Refuse,
): void {
  const names = Object.keys(attributes);
  const seen = new Set<string>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      refuse(at, `\`<${name}>\` spreads attributes.`, { hint: 'write each attribute out, as name="text"' });
      continue;
    }
    const given = attribute.name;
    if (!names.includes(given)) {
      const expected = `one of ${names.join(', ')}`;
      refuse(at, `\`<${name}>\` has no attribute \`${given}\`.`, { expected, hint: didYouMean(given, names) });
    } else if (seen.has(given)) {
      refuse(at, `\`<${name}>\` has the attribute \`${given}\` twice.`, { hint: 'keep one of them' });
    } else if (typeof attribute.value !== 'string' || attribute.value.trim() === '') {
      const message = `The attribute \`${given}\` of \`<${name}>\` holds no text.`;
      refuse(at, message, { hint: `write ${given}="…"`, expected: attributes[given]?.describe });
    }
    seen.add(given);
  }
  for (const [required, about] of Object.entries(attributes)) {
    if (!about.required || seen.has(required)) continue;
    refuse(at, `\`<${name}>\` lacks the attribute \`${required}\`.`, { expected: about.describe });
  }
}
