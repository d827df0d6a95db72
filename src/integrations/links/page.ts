import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface Link {
  /** The tag as it is told to a person, such as `<a href>`. */
  readonly from: string;
  readonly to: string;
}

export interface PageLinks {
  readonly ids: ReadonlySet<string>;
  /** Ids that stand more than once. */
  readonly repeated: readonly string[];
  readonly links: readonly Link[];
}

const addressed = ['href', 'src', 'action', 'poster', 'data', 'xlink:href'];
// These name the page's own address for others; they are not followed by a reader.
const named = new Set(['canonical', 'alternate']);

/** Reads the ids and the links of a page. What a template holds has no id on the page before a script puts it there. */
export function readLinks(html: string): PageLinks {
  const ids = new Set<string>();
  const repeated: string[] = [];
  const links: Link[] = [];
  for (const { element, inert } of elements(parse(html))) {
    const attributes = new Map(
      element.attrs.map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value]),
    );
    const id = inert ? undefined : attributes.get('id');
    if (id !== undefined && ids.has(id)) repeated.push(id);
    if (id !== undefined) ids.add(id);
    links.push(...linksOf(element.tagName, attributes).filter(({ to }) => !inert || !to.startsWith('#')));
  }
  return { ids, repeated, links };
}

function linksOf(tag: string, attributes: ReadonlyMap<string, string>): Link[] {
  if (tag === 'base') return [];
  if (tag === 'link' && named.has(attributes.get('rel') ?? '') && !attributes.get('href')?.startsWith('/')) return [];
  const links = addressed.flatMap((name) => {
    const to = attributes.get(name);
    return to === undefined ? [] : [{ from: `<${tag} ${name}>`, to: to.trim() }];
  });
  for (const candidate of (attributes.get('srcset') ?? '').split(',')) {
    const to = candidate.trim().split(/\s+/)[0];
    if (to) links.push({ from: `<${tag} srcset>`, to });
  }
  const refresh = attributes.get('http-equiv')?.toLowerCase() === 'refresh' ? attributes.get('content') : undefined;
  const to = refresh?.match(/url=["']?([^"']+)/i)?.[1];
  if (to) links.push({ from: '<meta refresh>', to });
  return links;
}

function* elements(node: Node, inert = false): Generator<{ element: Element; inert: boolean }> {
  if ('tagName' in node) yield { element: node, inert };
  if ('content' in node) yield* elements(node.content, true);
  if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child, inert);
}
