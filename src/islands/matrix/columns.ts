/** A column of the table, with the outline of its mark. */
export interface Column {
  readonly id: string;
  readonly name: string;
  readonly outline: string;
}

/** Reads the columns off the strip above the table. */
export function readColumns(matrix: Element): Column[] {
  return [...matrix.querySelectorAll<HTMLElement>('.head[data-head]')].map((head) => ({
    id: head.dataset['head'] ?? '',
    name: head.textContent.trim(),
    outline: head.querySelector('path')?.getAttribute('d') ?? '',
  }));
}

/** Puts the columns into an order and hides some, in the strip and in the table. */
export function placeColumns(matrix: Element, order: readonly string[], hide: readonly string[]): void {
  const shown = order.length - hide.length;
  for (const name of [...matrix.classList]) if (name.startsWith('cols-')) matrix.classList.remove(name);
  matrix.classList.add(`cols-${shown}`);
  const idOf = ({ dataset }: HTMLElement): string => dataset['head'] ?? dataset['option'] ?? '';
  for (const line of matrix.querySelectorAll('.heads-slide, tr:not(.group-row)')) {
    const cells = [...line.querySelectorAll<HTMLElement>(':scope > [data-head], :scope > [data-option]')];
    const inOrder = cells.toSorted((a, b) => order.indexOf(idOf(a)) - order.indexOf(idOf(b)));
    for (const cell of inOrder) cell.hidden = hide.includes(idOf(cell));
    // Moving a cell takes the focus out of it: only what stands elsewhere is moved.
    if (inOrder.some((cell, at) => cell !== cells[at])) line.append(...inOrder);
  }
  const spans = matrix.querySelectorAll<HTMLTableColElement>('col');
  const last = spans.item(spans.length - 1);
  if (last) last.span = shown;
  for (const head of matrix.querySelectorAll<HTMLTableCellElement>('.group-row > th')) head.colSpan = shown + 1;
}
