import type { Subject } from '../../model/derive/weights.ts';

/** What the table on the page says, so that nothing has to be sent twice. */
export interface Read {
  readonly subject: Subject;
  readonly table: HTMLTableElement;
  /** Names of options, groups and rows by id. */
  readonly name: (id: string) => string;
}

/** Reads the matrix of the page: its groups, rows and ratings. */
export function readTable(table: HTMLTableElement): Read {
  const names = new Map<string, string>();
  const options = new Set<string>();
  const groups = [...table.tBodies].flatMap((body) => {
    const head = body.querySelector<HTMLElement>('[id^="group-"]');
    if (!head) return [];
    const id = head.id.slice('group-'.length);
    names.set(id, head.textContent.trim());
    const features = [...body.querySelectorAll<HTMLElement>('tr[data-feature]')].map((row) => {
      const feature = row.dataset['feature'] ?? '';
      names.set(feature, row.querySelector('.row-name')?.textContent.trim() ?? feature);
      const cells = [...row.querySelectorAll<HTMLElement>('td[data-option]')];
      const ratings = cells.map(({ dataset: { option = '', rating } }) => {
        options.add(option);
        if (!names.has(option))
          names.set(option, row.querySelector(`.o-${option} .cell-option`)?.textContent.trim() ?? option);
        return [option, rating === undefined ? undefined : Number(rating)] as const;
      });
      return { id: feature, ratings: Object.fromEntries(ratings) };
    });
    return [{ id, features }];
  });
  return { subject: { options: [...options], groups }, table, name: (id) => names.get(id) ?? id };
}
