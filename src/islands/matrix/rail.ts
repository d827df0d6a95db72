import { HEIGHT, MIDDLE, placed, STEP, scaleOf } from '../../model/derive/rail.ts';
import { drawn } from '../element.ts';
import type { Column } from './columns.ts';

/** A scale with the marks of some options, as the build draws it (components/matrix/Rail.astro). */
export function drawRail(marks: readonly { readonly column: Column; readonly rating: number }[]): SVGSVGElement {
  const { width, dots } = scaleOf(STEP);
  const at = placed(
    marks.map(({ rating }) => rating),
    STEP,
  );
  const from = Math.min(...at);
  const to = Math.max(...at);
  return drawn(
    'svg',
    {
      class: 'rail',
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width: String(width),
      height: String(HEIGHT),
      'aria-hidden': 'true',
    },
    drawn('path', { class: 'dots', d: dots.map((x) => `M${x} ${MIDDLE}h0`).join('') }),
    to > from && drawn('path', { class: 'span', d: `M${from} ${MIDDLE}H${to}` }),
    ...marks.map(({ column }, index) =>
      drawn('path', {
        class: `mark o o-${column.id}`,
        d: column.outline,
        transform: `translate(${at[index]} ${MIDDLE})`,
      }),
    ),
  );
}
