import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { filesOf } from './files.ts';

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text inside, as it stands. */
  readonly text: string;
  /** Elements inside, in document order. */
  readonly inside: readonly Element[];
}

export interface Page {
  /** Address below the base path, such as `/compare/`. */
  readonly address: string;
  readonly file: string;
  readonly html: string;
  readonly root: Element;
  /** Whether the page only leads to another one. */
  readonly redirect: boolean;
}

export function readPages(dist: string): Page[] {
  return filesOf(dist)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(dist, file), 'utf8');
      const root = read(parse(html));
      const redirect = all(root, 'meta', { 'http-equiv': 'refresh' }).length > 0;
      return { address: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, file, html, root, redirect };
    });
}

/** The elements inside with this tag (`*`: any) and these attributes (true: whatever the value). */
export function all(root: Element, tag: string, wanted: Readonly<Record<string, string | true>> = {}): Element[] {
  return root.inside.filter(
    (element) =>
      (tag === '*' || element.tag === tag) &&
      Object.entries(wanted).every(([name, value]) =>
        value === true ? name in element.attributes : element.attributes[name] === value,
      ),
  );
}

export function pageAt(pages: readonly Page[], address: string): Page {
  const page = pages.find((one) => one.address === address);
  if (!page) throw new Error(`no page at ${address}; there are ${pages.map((one) => one.address).join(' ')}`);
  return page;
}

/** Elements inside one that carry a class. */
export const withClass = (element: Element, name: string): Element[] =>
  element.inside.filter(({ attributes }) => attributes['class']?.split(' ').includes(name));

/** The text of an element, spaces of any kind made one. */
export const plain = (element: Element | undefined): string => (element?.text ?? '').replace(/\s+/g, ' ').trim();

function read(node: DefaultTreeAdapterTypes.Node): Element {
  const inside: Element[] = [];
  let text = '';
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    if ('value' in child) text += child.value;
    if (!('tagName' in child)) continue;
    const element = read(child);
    inside.push(element, ...element.inside);
    text += element.text;
  }
  return {
    tag: 'tagName' in node ? node.tagName : '',
    attributes: 'attrs' in node ? Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) : {},
    text,
    inside,
  };
}
