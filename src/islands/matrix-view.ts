import { readView, usualView, VIEW_KEYS, type View, writeView } from '../model/derive/view.ts';
import { view as words } from '../strings/view.ts';
import { addressWith, goTo } from './address.ts';
import { copyText } from './clipboard.ts';
import { placeColumns, readColumns } from './matrix/columns.ts';
import { asCsv, asMarkdown } from './matrix/copies.ts';
import { viewForm } from './matrix/form.ts';
import { findRows, type Row, rateRows, readRows, sortRows } from './matrix/rows.ts';

/**
 * The form over a matrix. By itself it chooses rows by style alone; with this it also finds and sorts
 * rows, hides and moves columns, copies what is shown, and keeps all choices in the address.
 */
class MatrixView extends HTMLElement {
  private started = false;

  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('form.view');
    const matrix = this.querySelector('.matrix');
    const table = this.querySelector<HTMLTableElement>('table[data-matrix]');
    if (this.started || !form || !matrix || !table) return;
    this.started = true;
    start(form, matrix, table);
  }
}

function start(form: HTMLFormElement, matrix: Element, table: HTMLTableElement): void {
  const columns = readColumns(matrix);
  let known: readonly Row[] | undefined;
  // Read when first needed: most readers look at the table as it is.
  const rows = (): readonly Row[] => {
    known ??= readRows(table);
    return known;
  };
  const parts = {
    groups: [...table.tBodies].flatMap(({ dataset: { group } }) => group ?? []),
    options: columns.map(({ id }) => id),
  };
  const said = viewForm(form, parts);
  const say = (where: string, text: string): void => {
    const place = form.querySelector(where);
    if (place) place.textContent = text;
  };
  let now = usualView(parts);

  const shownRows = () =>
    [...table.rows].flatMap((one) =>
      one.checkVisibility() ? (rows().find(({ element }) => element === one) ?? []) : [],
    );
  const shownColumns = () =>
    now.order.flatMap((id) => columns.find((column) => column.id === id && !now.hide.includes(id)) ?? []);
  const apply = (view: View): void => {
    const moved = view.order.join() !== now.order.join() || view.hide.join() !== now.hide.join();
    now = view;
    findRows(rows(), view.find);
    sortRows(table, rows(), view);
    if (moved) {
      placeColumns(matrix, view.order, view.hide);
      rateRows(rows(), columns, view);
    }
    count();
    // Once more when the page has gone to what its address names, which is shown whatever is chosen.
    requestAnimationFrame(count);
  };
  const count = (): void => {
    const shown = shownRows().length;
    say('.counted', shown === 0 ? words.nothing : `${shown} ${words.of} ${rows().length} ${words.shown}`);
  };
  const settle = (): void => {
    say('.said', '');
    goTo(addressWith(VIEW_KEYS, writeView(parts, now)));
  };
  const fromAddress = (): void => {
    const keys: readonly string[] = VIEW_KEYS;
    const asked = [...new URLSearchParams(location.search)].filter(([key]) => keys.includes(key));
    const { view: written, ignored } = readView(parts, asked);
    // A link to a cell shows its column.
    const aim = location.hash.split('.')[1] ?? '';
    const view = { ...written, hide: written.hide.filter((option) => option !== aim) };
    if (known || asked.length > 0) {
      said.show(view);
      apply(view);
    }
    say('.said', ignored.length > 0 ? `${words.ignored} ${ignored.join(', ')}` : '');
  };
  // Where the table lies far down a page, the link leads to it.
  const link = (): string => {
    const section = form.closest('section')?.getAttribute('aria-labelledby');
    return `${location.href.split('#')[0]}${section ? `#${section}` : ''}`;
  };
  const copies: Record<string, () => string> = {
    link,
    markdown: () => asMarkdown(shownRows(), shownColumns()),
    csv: () => asCsv(shownRows(), shownColumns()),
  };

  form.addEventListener('click', async ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const text = copies[target.value]?.();
    if (text !== undefined) say('.said', (await copyText(text)) ? words.copied : words.notCopied);
    if (target.value !== 'reset') return;
    said.show(usualView(parts));
    apply(said.read());
    settle();
  });
  form.addEventListener('input', () => apply(said.read()));
  form.addEventListener('change', settle);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    settle();
  });
  addEventListener('popstate', fromAddress);
  fromAddress();
}

customElements.define('matrix-view', MatrixView);
