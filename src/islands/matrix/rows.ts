import { GAP, type View } from '../../model/derive/view.ts';
import { valueWords } from '../../strings/value.ts';
import { element } from '../element.ts';
import type { Column } from './columns.ts';
import { drawRail } from './rail.ts';

/** A row of the table as the editors have it. */
export interface Row {
  readonly element: HTMLTableRowElement;
  readonly body: HTMLTableSectionElement;
  readonly name: string;
  readonly group: string;
  /** What is searched, in lower case. */
  readonly text: string;
  readonly winner: string;
  readonly same: boolean;
  readonly cells: ReadonlyMap<string, HTMLTableCellElement>;
}

/** What is said in a row, without the words of its controls. */
const SEARCHED =
  '.row-name, .row-more > :not(summary, .row-links), .cell-option, .cell-summary, .cell-note, .evidence > :not(.row-links)';

export function readRows(table: HTMLTableElement): Row[] {
  return [...table.tBodies].flatMap((body) =>
    [...body.querySelectorAll<HTMLTableRowElement>('tr[data-feature]')].map((row) => ({
      element: row,
      body,
      name: row.querySelector('.row-name')?.textContent.trim() ?? '',
      group: body.querySelector('.group-name')?.textContent.trim() ?? '',
      text: [...row.querySelectorAll(SEARCHED)].map(({ textContent }) => textContent.toLowerCase()).join(' '),
      winner: row.dataset['winner'] ?? 'none',
      same: row.classList.contains('same'),
      cells: new Map(
        [...row.querySelectorAll<HTMLTableCellElement>('td[data-option]')].map((cell) => [
          cell.dataset['option'] ?? '',
          cell,
        ]),
      ),
    })),
  );
}

export const ratingOf = (row: Row, option: string): number => Number(row.cells.get(option)?.dataset['rating'] ?? 0);

/** Sets aside what is not looked for; an address that leads to such a row shows it all the same. */
export function findRows(rows: readonly Row[], find: string): void {
  const wanted = find.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { element: row, text } of rows)
    row.classList.toggle('missed', !wanted.every((word) => text.includes(word)));
}

/** Puts the rows in order: those of a sorted table stand in one body of their own, below no group’s name. */
export function sortRows(table: HTMLTableElement, rows: readonly Row[], { sort, hide, order }: View): void {
  const sorted = table.querySelector<HTMLTableSectionElement>('tbody.sorted');
  if (sort === undefined) {
    if (!sorted) return;
    for (const { element: row, body } of rows) {
      body.append(row);
      delete row.dataset['group'];
    }
    sorted.remove();
    return;
  }
  const visible = order.filter((option) => !hide.includes(option));
  const key = (row: Row): number => {
    if (sort !== GAP) return ratingOf(row, sort);
    const ratings = visible.map((option) => ratingOf(row, option));
    return Math.max(...ratings) - Math.min(...ratings);
  };
  const body = sorted ?? element('tbody', { class: 'sorted', role: 'rowgroup' });
  for (const { element: row, body } of rows) row.dataset['group'] = body.dataset['group'] ?? '';
  body.append(...rows.toSorted((a, b) => key(b) - key(a)).map((row) => row.element));
  if (!sorted) table.append(body);
}

/** Who is ahead, what differs and where the marks stand, among the columns that are shown. */
export function rateRows(rows: readonly Row[], columns: readonly Column[], { hide, order }: View): void {
  const shown = order.flatMap((id) => columns.find((column) => column.id === id && !hide.includes(id)) ?? []);
  for (const row of rows) {
    const marks = shown.map((column) => ({ column, rating: ratingOf(row, column.id) }));
    const best = Math.max(...marks.map(({ rating }) => rating));
    const [first, second] = marks.filter(({ rating }) => rating === best);
    const winner = hide.length === 0 ? row.winner : first && !second && marks.length > 1 ? first.column.id : 'none';
    row.element.dataset['winner'] = winner;
    row.element.classList.toggle('same', hide.length === 0 ? row.same : marks.every(({ rating }) => rating === best));
    for (const [option, cell] of row.cells) markLead(cell, option === winner);
    row.element.querySelector('.rail')?.replaceWith(drawRail(marks));
  }
}

function markLead(cell: HTMLTableCellElement, leads: boolean): void {
  cell.classList.toggle('leader', leads);
  const said = cell.querySelector('.leads');
  if (leads && !said)
    cell.querySelector('.cell-summary')?.append(element('span', { class: 'leads' }, valueWords.leads));
  if (!leads) said?.remove();
}
