type Child = Node | string | undefined | false;

/** Makes an element: attributes as written in HTML (`true` for a bare one, `false` to leave it out), then its children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

/** Makes an element of a drawing. */
export function drawn<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean>>,
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function filled<E extends Element>(
  made: E,
  attributes: Readonly<Record<string, string | boolean>>,
  children: readonly Child[],
): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** A button that looks like a link and acts. */
export function action(label: string, act: () => unknown): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'action' }, label);
  button.addEventListener('click', act);
  return button;
}
