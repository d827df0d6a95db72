import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighing } from '../../src/model/derive/weighing.ts';
import { type Subject, type Weights, writeWeights } from '../../src/model/derive/weights.ts';
import { useBrowser } from '../setup/browse.ts';

const { open } = useBrowser();

const weight = fc.integer({ min: 0, max: 5 });
const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 9 });

/** Two to five options, one to five groups of one to four rows, and weights for them. */
const cases: fc.Arbitrary<{ subject: Subject; weights: Weights }> = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }))
  .chain(([columns, groups]) => {
    const options = ['ada', 'basic', 'cobol', 'dart', 'eiffel'].slice(0, columns);
    const rows = groups.flatMap((count, group) => Array.from({ length: count }, (_, row) => `row-${group}-${row}`));
    return fc.record({
      subject: fc.tuple(...rows.map(() => fc.tuple(...options.map(() => rating)))).map((ratings) => ({
        options,
        groups: groups.map((count, group) => ({
          id: `group${group}`,
          features: Array.from({ length: count }, (_, row) => {
            const id = `row-${group}-${row}`;
            const given = ratings[rows.indexOf(id)] ?? [];
            return { id, ratings: Object.fromEntries(options.map((option, at) => [option, given[at]])) };
          }),
        })),
      })),
      weights: fc
        .tuple(
          fc.tuple(...groups.map(() => weight)),
          fc.subarray(rows, { maxLength: Math.min(2, rows.length) }),
          weight,
        )
        .map(([each, single, one]) => ({
          groups: Object.fromEntries(each.map((value, group) => [`group${group}`, value])),
          features: Object.fromEntries(single.map((row) => [row, one])),
        })),
    });
  });

/** A table as the page has it, as far as it is weighed. */
function tableOf({ options, groups }: Subject): string {
  const bodies = groups.map(({ id, features }) => {
    const rows = features.map((feature) => {
      const cells = options.map((option) => {
        const given = feature.ratings[option];
        const said = given === undefined ? '' : ` data-rating="${given}"`;
        return `<td data-option="${option}"${said}><p class="cell-option">${option}</p></td>`;
      });
      return `<tr data-feature="${feature.id}"><th><span class="row-name">${feature.id}</span></th>${cells.join('')}</tr>`;
    });
    return `<tbody><tr><th id="group-${id}">${id}</th></tr>${rows.join('')}</tbody>`;
  });
  return `<table data-matrix="random">${bodies.join('')}</table>`;
}

test('the page scores random matrices as the build does', async () => {
  const page = await open('/about/');
  for (const { subject, weights } of fc.sample(cases, { numRuns: 60, seed: 4 })) {
    const shown = await page.evaluate(
      ([table, address]) => {
        history.replaceState(null, '', `?w=${address}`);
        const main = document.querySelector('main');
        if (!main) return [];
        main.innerHTML = `${table}<weigh-it></weigh-it>`;
        return [...main.querySelectorAll('.weighed li')].map((line) => ({
          option: line.querySelector('.weighed-option')?.textContent?.trim(),
          place: (line as HTMLLIElement).value,
          score: line.querySelector('b')?.textContent,
          moved: [...line.querySelectorAll('.moved')].map(({ textContent }) => textContent?.split(/[:,]/).length ?? 0),
        }));
      },
      [tableOf(subject), writeWeights(subject, weights)] as const,
    );
    const { order } = weighing(subject, weights);
    const counted = (rows: readonly unknown[]): number => 1 + Math.max(1, rows.length);
    expect(shown, JSON.stringify({ subject, weights })).toEqual(
      order.map((one) => ({
        option: one.option,
        place: one.place,
        score: one.score ?? '–',
        moved: [counted(one.for), counted(one.against)],
      })),
    );
  }
});
