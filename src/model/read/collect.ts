import Slugger from 'github-slugger';
import type { Place } from '../problem.ts';
import { citationsIn, citationsOf } from './citations.ts';
import type { BodyRead, Fence, Heading, Mention, Placed } from './found.ts';
import type { ComponentNode } from './guard-component.ts';
import { childrenOf, type MdastNode, textOf } from './markdown.ts';

/** The text that was parsed and the place in its file of each offset. */
export interface Parsed {
  readonly text: string;
  at(offset: number): Place;
}

type Collected = Pick<BodyRead, 'headings' | 'fences' | 'placed' | 'citations' | 'lookalikes'>;

/** What in a body leads elsewhere or must not clash: headings, fences, components, citations, each with its place. */
export function collect(tree: MdastNode, parsed: Parsed): Collected {
  const slugger = new Slugger();
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  const placed: Placed[] = [];
  const citations: Mention[] = [];
  const cited = new Set<number>();
  const defined = new Set<string>();
  const walk = (node: MdastNode): void => {
    const from = node.position?.start.offset ?? 0;
    const written = parsed.text.slice(from, node.position?.end.offset ?? from);
    if (node.type === 'heading') headings.push(headingOf(node, slugger, parsed.at(from)));
    if (node.type === 'definition') defined.add(node.label ?? '');
    if (node.type === 'code') fences.push({ language: node.lang ?? '', place: parsed.at(from) });
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      placed.push(placedOf(node, written, (offset) => parsed.at(from + offset)));
    }
    if (node.type === 'text') {
      for (const { id, offset } of citationsIn(node.value, written)) {
        cited.add(from + offset);
        citations.push({ id, place: parsed.at(from + offset) });
      }
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(tree);
  const lookalikes = citationsOf(parsed.text)
    .filter(({ id, offset }) => !cited.has(offset) && !defined.has(`@${id}`))
    .map(({ id, offset }) => ({ id, place: parsed.at(offset) }));
  return { headings, fences, placed, citations, lookalikes };
}

function headingOf(node: Extract<MdastNode, { type: 'heading' }>, slugger: Slugger, place: Place): Heading {
  const text = textOf(node);
  return { depth: node.depth, text, slug: new Slugger().slug(text), address: slugger.slug(text), place };
}

function placedOf(node: ComponentNode, written: string, at: (offset: number) => Place): Placed {
  const attributes: Record<string, string> = {};
  const places: Record<string, Place> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
    attributes[attribute.name] = attribute.value;
    const name = new RegExp(`\\s${attribute.name.replace(/[^\w-]/g, '.')}\\s*=\\s*["']`).exec(written);
    places[attribute.name] = at(name ? name.index + name[0].length : 0);
  }
  return { name: node.name ?? '', attributes, place: at(0), places };
}
