/** How to set off parts of a text on a terminal. */
export interface Paint {
  strong(text: string): string;
  faint(text: string): string;
  fault(text: string): string;
}

/** Colours of a terminal, or none. */
export function colours(on: boolean): Paint {
  const wrap = (open: number, close: number) => (text: string) =>
    on ? `\u001B[${open}m${text}\u001B[${close}m` : text;
  return { strong: wrap(1, 22), faint: wrap(2, 22), fault: wrap(31, 39) };
}
