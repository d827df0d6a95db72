import { readView, usualView, VIEW_KEYS, type View, writeView } from '../model/derive/view.ts';
import { view as words } from '../strings/view.ts';
import { addressWith, goTo } from './address.ts';
import { copyText } from './clipboard.ts';
import { action, element } from './element.ts';
import { placeColumns, readColumns } from './matrix/columns.ts';
import { addControls } from './matrix/controls.ts';
import { asCsv, asMarkdown } from './matrix/copies.ts';
import { findRows, rateRows, readRows, sortRows } from './matrix/rows.ts';

/**
 * The form over a matrix. By itself it chooses rows by style alone; with this it also finds and sorts
 * rows, hides and moves columns, copies what is shown, and keeps all choices in the address.
 */
class MatrixView extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('form.view');
    const matrix = this.querySelector('.matrix');
    const table = this.querySelector<HTMLTableElement>('table[data-matrix]');
    const more = this.querySelector('.view-more');
    if (form && more?.childElementCount === 0 && matrix && table) start(form, more, matrix, table);
  }
}

function start(form: HTMLFormElement, more: Element, matrix: Element, table: HTMLTableElement): void {
  const columns = readColumns(matrix);
  const rows = readRows(table);
  const parts = {
    groups: [...table.tBodies].flatMap(({ dataset: { group } }) => group ?? []),
    options: columns.map(({ id }) => id),
  };
  const controls = addControls(form, more, parts, columns);
  const counted = element('span', { role: 'status' });
  const said = element('span', { role: 'status' });
  let placed = usualView(parts);

  const apply = (view: View): void => {
    findRows(rows, view.find);
    sortRows(table, rows, view);
    if (view.order.join() !== placed.order.join() || view.hide.join() !== placed.hide.join()) {
      placeColumns(matrix, view.order, view.hide);
      rateRows(rows, columns, view);
    }
    placed = view;
    const shown = shownRows().length;
    counted.textContent = shown === 0 ? words.nothing : `${shown} ${words.of} ${rows.length} ${words.shown}`;
  };
  const shownRows = () =>
    [...table.rows].flatMap((element) =>
      element.checkVisibility() ? (rows.find((row) => row.element === element) ?? []) : [],
    );
  const shownColumns = () =>
    placed.order.flatMap((id) => columns.find((column) => column.id === id && !placed.hide.includes(id)) ?? []);
  const settle = (): void => {
    said.textContent = '';
    goTo(addressWith(VIEW_KEYS, writeView(parts, placed)));
  };
  const fromAddress = (): void => {
    const keys: readonly string[] = VIEW_KEYS;
    const asked = [...new URLSearchParams(location.search)].filter(([key]) => keys.includes(key));
    const { view, ignored } = readView(parts, asked);
    controls.show(view);
    apply(view);
    said.textContent = ignored.length > 0 ? `${words.ignored} ${ignored.join(', ')}` : '';
  };
  // Below the fold of its section, the link leads there.
  const link = (): string => {
    const section = form.closest('section')?.getAttribute('aria-labelledby');
    return `${location.href.split('#')[0]}${section ? `#${section}` : ''}`;
  };
  const copy = async (text: string): Promise<void> => {
    said.textContent = (await copyText(text)) ? words.copied : words.notCopied;
  };

  more.append(
    element(
      'p',
      { class: 'actions' },
      counted,
      action(words.copyLink, () => copy(link())),
      action(words.copyMarkdown, () => copy(asMarkdown(shownRows(), shownColumns()))),
      action(words.copyCsv, () => copy(asCsv(shownRows(), shownColumns()))),
      action(words.reset, () => {
        controls.show(usualView(parts));
        apply(usualView(parts));
        settle();
      }),
      said,
    ),
  );
  form.addEventListener('input', () => apply(controls.read()));
  form.addEventListener('change', settle);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    settle();
  });
  addEventListener('popstate', fromAddress);
  fromAddress();
}

customElements.define('matrix-view', MatrixView);
