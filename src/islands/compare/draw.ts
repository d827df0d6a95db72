import type { MatrixData } from '../../exports/data.ts';
import { inWords } from '../../strings/dates.ts';
import { valueWords as words } from '../../strings/value.ts';
import { view } from '../../strings/view.ts';
import { element } from '../element.ts';
import { fillTable } from './table.ts';

/** Some options of a matrix side by side, from the page’s template and the matrix’s data. */
export function drawComparison(template: HTMLTemplateElement, data: MatrixData, ids: readonly string[]): Node {
  const page = document.importNode(template.content, true);
  const options = data.options.filter(({ id }) => ids.includes(id));
  for (const { id } of data.options) {
    if (ids.includes(id)) continue;
    const parts = `[data-head="${id}"], option[value="${id}"], li:has([value="${id}"]), .legend > :has(.o-${id})`;
    for (const part of page.querySelectorAll(parts)) part.remove();
  }
  const title = options.map(({ name }) => name).join(', ');
  page.querySelector('.chosen')?.replaceChildren(title);
  page.querySelector('caption')?.replaceChildren(title);
  page.querySelector('.matrix')?.setAttribute('class', `matrix cols-${options.length}`);
  page.querySelector('col + col')?.setAttribute('span', String(options.length));
  for (const head of page.querySelectorAll<HTMLTableCellElement>('.group-row > th')) head.colSpan = options.length + 1;
  const numbers = fillTable(page, data, options);
  const rows = page.querySelectorAll('tr[data-feature]').length;
  page.querySelector('.counted')?.replaceChildren(`${rows} ${view.of} ${rows} ${view.shown}`);
  page.querySelector('.notes')?.append(...[...numbers.keys()].map((id) => drawSource(data, id)));
  return page;
}

function drawSource({ sources }: MatrixData, id: string): Element {
  const source = sources[id];
  return element(
    'li',
    { id: `source-${id}`, 'data-source': id },
    source && element('a', { href: source.url, rel: 'noopener' }, source.title),
    ` · ${source?.publisher ?? ''} · `,
    source?.published !== undefined && `${inWords(source.published)} · `,
    `${words.accessed} ${inWords(source?.accessed ?? '')}`,
    source?.caveat !== undefined && element('em', { class: 'caveat' }, source.caveat),
  );
}
