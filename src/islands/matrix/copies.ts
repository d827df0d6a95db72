import { csvOf } from '../../model/derive/csv.ts';
import { valueWords } from '../../strings/value.ts';
import { view as words } from '../../strings/view.ts';
import type { Column } from './columns.ts';
import { type Row, ratingOf } from './rows.ts';

/** A cell’s answer, without the word that marks who leads. */
export function answerIn(cell: Element | null | undefined): string {
  const copy = cell?.querySelector('.cell-summary')?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  copy.querySelector('.leads')?.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** The rows as a table of Markdown: rating, answer and who leads. */
export function asMarkdown(rows: readonly Row[], columns: readonly Column[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const escaped = (text: string): string => text.replace(/[\\|*_`<>[\]]/g, '\\$&');
  return `${[
    line([valueWords.feature, ...columns.map(({ name }) => escaped(name))]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map((row) =>
      line([
        escaped(row.name),
        ...columns.map(({ id }) => {
          const leads = row.element.dataset['winner'] === id ? ` (${valueWords.leads})` : '';
          return `**${ratingOf(row, id)}** ${escaped(answerIn(row.cells.get(id)))}${leads}`;
        }),
      ]),
    ),
  ].join('\n')}\n`;
}

/** The rows as CSV after RFC 4180: group, row, then rating and answer of each option. */
export function asCsv(rows: readonly Row[], columns: readonly Column[]): string {
  return csvOf([
    [words.group, valueWords.feature, ...columns.flatMap(({ name }) => [`${name} ${words.rating}`, name])],
    ...rows.map((row) => [
      row.group,
      row.name,
      ...columns.flatMap(({ id }) => [String(ratingOf(row, id)), answerIn(row.cells.get(id))]),
    ]),
  ]);
}
