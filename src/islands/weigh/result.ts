import type { Weighing } from '../../model/derive/weighing.ts';
import { flipParts, type Named, signed, standing, weigh } from '../../strings/weigh.ts';
import { drawn, element } from '../element.ts';

/** What some weights come to, as the build draws it for each situation (components/verdict/Weighed.astro). */
export function drawResult(
  { order, first, flips, leftOut }: Weighing,
  name: Named,
  markOf: (option: string) => Node,
): HTMLElement {
  const decided = order.some(({ score }) => score !== undefined);
  const sentence = decided
    ? [
        `${standing(first, name)} `,
        ...flipParts(flips, name).map((part) => (typeof part === 'string' ? part : element('b', {}, part.strong))),
      ]
    : [weigh.nothingCounts];
  return element(
    'div',
    { class: 'weighed' },
    element('p', { class: 'flip' }, ...sentence),
    element(
      'ol',
      {},
      ...order.map((one) =>
        element(
          'li',
          { class: `o o-${one.option}`, value: String(one.place) },
          element('span', { class: 'weighed-option' }, markOf(one.option), ` ${name(one.option)}`),
          ' ',
          bar(one.share),
          ' ',
          element('b', {}, one.score ?? '–'),
          ' ',
          moved(weigh.for, one.for, name),
          ' ',
          moved(weigh.against, one.against, name),
        ),
      ),
    ),
    leftOut.length > 0 && element('p', { class: 'soft' }, `${weigh.leftOut} ${leftOut.map(name).join(', ')}.`),
  );
}

function moved(label: string, rows: Weighing['order'][number]['for'], name: Named): HTMLElement {
  const list = rows.map(({ feature, by }) => `${name(feature)} ${signed(by)}`).join(', ');
  return element('span', { class: 'moved' }, `${label}: ${list || weigh.nothingFor}`);
}

function bar(share: number): Node {
  const length = drawn('rect', { width: String(share), height: '10' });
  return drawn(
    'svg',
    { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    length,
  );
}
