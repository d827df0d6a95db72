import type { Parts, View } from '../../model/derive/view.ts';

/** The form over a table as a view, both ways (components/matrix/ViewForm.astro). */
export interface ViewForm {
  read(): View;
  show(view: View): void;
}

export function viewForm(form: HTMLFormElement, { options }: Parts): ViewForm {
  const all = <T extends HTMLInputElement = HTMLInputElement>(name: string): T[] => [
    ...form.querySelectorAll<T>(`[name="${name}"]`),
  ];
  const list = form.querySelector('.view-columns ul');
  // The last column that is shown stays.
  list?.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && !all('show').some(({ checked }) => checked)) target.checked = true;
  });
  list?.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const item = target.closest('li');
    if (target.dataset['move'] === '1') item?.nextElementSibling?.after(item);
    else item?.previousElementSibling?.before(item);
    // It moved together with its item: the focus comes back to it.
    target.focus();
    for (const event of ['input', 'change']) form.dispatchEvent(new Event(event));
  });
  const valued = (name: string): HTMLInputElement | undefined => all(name)[0];
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
        hide: options.filter((option) => !shown.includes(option)),
        order: all('show').map(({ value }) => value),
      };
    },
    show: ({ differences, group = '', details, find, sort = '', hide, order }) => {
      for (const input of all('only')) input.checked = differences;
      for (const input of all('rows')) input.checked = (input.value !== '') === details;
      for (const input of all('group')) input.checked = input.value === group;
      const [finds, sorts] = [valued('find'), valued('sort')];
      if (finds) finds.value = find;
      if (sorts) sorts.value = sort;
      for (const input of all('show')) input.checked = !hide.includes(input.value);
      const items = all('show').toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
      list?.append(...items.flatMap((input) => input.closest('li') ?? []));
    },
  };
}
