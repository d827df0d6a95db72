import { GAP, type Parts, type View } from '../../model/derive/view.ts';
import { view as words } from '../../strings/view.ts';
import { element } from '../element.ts';
import type { Column } from './columns.ts';

export interface Controls {
  /** What the form says. */
  read(): View;
  show(view: View): void;
}

/** Adds to the form, in `place`, what needs a script: finding, sorting, and which columns stand where. */
export function addControls(form: HTMLFormElement, place: Element, parts: Parts, columns: readonly Column[]): Controls {
  const find = element('input', { type: 'search', name: 'find', autocomplete: 'off', maxlength: '60' });
  const sort = element(
    'select',
    { name: 'sort' },
    element('option', { value: '' }, words.asEdited),
    element('option', { value: GAP }, words.byGap),
    ...columns.map(({ id, name }) => element('option', { value: id }, `${name}, ${words.best}`)),
  );
  const list = element('ul');
  const items = new Map(
    columns.map((column) => {
      const shown = element('input', { type: 'checkbox', name: 'show', value: column.id, checked: true });
      const item = element(
        'li',
        {},
        element('label', {}, shown, ` ${column.name}`),
        mover('←', `${column.name}: ${words.earlier}`, () => item.previousElementSibling?.before(item)),
        mover('→', `${column.name}: ${words.later}`, () => item.nextElementSibling?.after(item)),
      );
      list.append(item);
      return [column.id, { item, shown }] as const;
    }),
  );
  // The last column that is shown stays.
  list.addEventListener('input', ({ target }) => {
    const none = ![...items.values()].some(({ shown }) => shown.checked);
    if (none && target instanceof HTMLInputElement) target.checked = true;
  });
  place.append(
    element('label', { class: 'view-find' }, element('span', {}, words.find), find),
    element('label', { class: 'view-sort' }, element('span', {}, words.sort), sort),
    element('details', { class: 'view-columns' }, element('summary', {}, words.columns), list),
  );
  const order = (): string[] => [...list.querySelectorAll('input')].map(({ value }) => value);
  return {
    read: () => {
      const said = new FormData(form);
      const text = (key: string): string => String(said.get(key) ?? '');
      const shown = said.getAll('show');
      return {
        differences: said.has('only'),
        group: text('group') || undefined,
        details: text('rows') !== '',
        find: text('find').trim(),
        sort: text('sort') || undefined,
        hide: parts.options.filter((option) => !shown.includes(option)),
        order: order(),
      };
    },
    show: (view) => {
      const said = { only: view.differences, group: view.group ?? '', rows: view.details };
      for (const input of form.querySelectorAll<HTMLInputElement>('[name="only"], [name="group"], [name="rows"]')) {
        const wanted = said[input.name as keyof typeof said];
        input.checked = typeof wanted === 'string' ? input.value === wanted : wanted === (input.value !== '');
      }
      find.value = view.find;
      sort.value = view.sort ?? '';
      for (const { shown } of items.values()) shown.checked = !view.hide.includes(shown.value);
      if (order().join() !== view.order.join()) {
        for (const option of view.order) list.append(items.get(option)?.item ?? '');
      }
    },
  };
}

/** A button that moves its column; it keeps the focus, also at the end of the way. */
function mover(sign: string, label: string, move: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', 'aria-label': label }, sign);
  button.addEventListener('click', () => {
    move();
    button.focus();
    button.dispatchEvent(new Event('input', { bubbles: true }));
    button.dispatchEvent(new Event('change', { bubbles: true }));
  });
  return button;
}
