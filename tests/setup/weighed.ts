import type { Locator } from 'playwright-core';
import { type Weighing, weighing } from '../../src/model/derive/weighing.ts';
import type { Subject, Weights } from '../../src/model/derive/weights.ts';
import type { Matrix } from '../../src/model/schema/content.ts';
import { flipParts, type Named, plainText, signed, standing, weigh } from '../../src/strings/weigh.ts';
import { content } from './site.ts';

/** What some weights come to, as a reader sees it. */
export interface Seen {
  /** Who leads, and what would change it. */
  readonly sentence: string;
  /** From first to last: place, name, score, length of the bar, rows for it and against it. */
  readonly order: readonly (readonly (string | number)[])[];
  /** Rows left out, where there are any. */
  readonly leftOut: readonly string[];
}

/** The ratings of some options, as the content has them. */
export const ratingsOf = (matrix: Matrix, options: readonly string[]): Subject => ({
  options,
  groups: matrix.groups.map(({ id, features }) => ({
    id,
    features: features.map((feature) => ({
      id: feature.id,
      ratings: Object.fromEntries(options.map((option) => [option, feature.values[option]?.rating])),
    })),
  })),
});

/** Names of options, groups and rows, as the content has them. */
export const namesOf =
  ({ groups }: Matrix): Named =>
  (id) =>
    [...content.options, ...groups, ...groups.flatMap(({ features }) => features)].find((one) => one.id === id)?.name ??
    id;

/** What a page has to show for some weights. */
export function resultOf(matrix: Matrix, options: readonly string[], weights: Weights): Seen {
  const { order, first, flips, leftOut }: Weighing = weighing(ratingsOf(matrix, options), weights);
  const name = namesOf(matrix);
  const moved = (label: string, rows: Weighing['order'][number]['for']): string =>
    `${label}: ${rows.map(({ feature, by }) => `${name(feature)} ${signed(by)}`).join(', ') || weigh.nothingFor}`;
  return {
    sentence: order.some(({ score }) => score !== undefined)
      ? `${standing(first, name)} ${plainText(flipParts(flips, name))}`
      : weigh.nothingCounts,
    order: order.map((one) => [
      one.place,
      name(one.option),
      one.score ?? '–',
      String(one.share),
      moved(weigh.for, one.for),
      moved(weigh.against, one.against),
    ]),
    leftOut: leftOut.length > 0 ? [`${weigh.leftOut} ${leftOut.map(name).join(', ')}.`] : [],
  };
}

/** What a page shows: the one `.weighed` in `where`. */
export const seenIn = (where: Locator): Promise<Seen> =>
  where.locator('.weighed').evaluate((weighed) => {
    const text = (one: Element | null): string => (one?.textContent ?? '').replace(/\s+/g, ' ').trim();
    return {
      sentence: text(weighed.querySelector('.flip')),
      order: [...weighed.querySelectorAll('li')].map((one) => [
        one.value,
        text(one.querySelector('.weighed-option')),
        text(one.querySelector('b')),
        one.querySelector('rect')?.getAttribute('width') ?? '',
        ...[...one.querySelectorAll('.moved')].map(text),
      ]),
      leftOut: [...weighed.querySelectorAll(':scope > .soft')].map(text),
    };
  });
