import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { balance } from '../../src/model/derive/balance.ts';
import type { Comparison } from '../../src/model/schema/content.ts';
import { inWords } from '../../src/strings/dates.ts';
import { words } from '../../src/strings/en.ts';
import { useBrowser } from '../setup/browse.ts';
import { comparisons, content, pairs } from '../setup/site.ts';
import { namesOf } from '../setup/weighed.ts';

const { open } = useBrowser();

function matrixOf(id: string) {
  const matrix = content.matrices.find((one) => one.id === id);
  if (!matrix) throw new Error(`no matrix ${id}`);
  return { name: namesOf(matrix), features: matrix.groups.flatMap((group) => group.features) };
}

/** A line of content or of a page, without marks of code and emphasis, quotes as they are typed. */
const plain = (text: string): string =>
  text.replace(/[`*]/g, '').replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();

/** The cells behind each line of an option, as the content has them. */
const cellsBehind = ({ matrix, options, choose }: Comparison, option: string): string[][] =>
  (choose[option] ?? []).map((line) =>
    matrixOf(matrix)
      .features.filter(({ id }) => line.features.includes(id))
      .flatMap(({ name, values }) => [
        name,
        ...options.map((one) => `${values[one]?.rating} ${words.ofFive} ${plain(values[one]?.summary ?? '')}`),
      ]),
  );

/** Unfolds the cells behind each line of an option and reads what is then seen. */
const unfolded = (page: Page, option: string): Promise<string[][]> =>
  page.locator(`[data-choose="${option}"] > ul > li`).evaluateAll((lines) =>
    lines.map((line) => {
      const cells = [...line.querySelectorAll<HTMLElement>('dt, dd')];
      const before = cells.some((cell) => cell.checkVisibility());
      line.querySelector<HTMLElement>('details.behind > summary')?.click();
      return cells.map((cell) => (!before && cell.checkVisibility() ? (cell.textContent ?? '') : 'not unfolded'));
    }),
  );

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test.each([360, 1280])(
    'each line that says when to choose shows the cells behind it, at %i pixels',
    async (width) => {
      const page = await open('/', { javaScriptEnabled, viewport: { width, height: 800 } });
      for (const comparison of comparisons) {
        await page.goto(`/compare/${comparison.id}/`);
        for (const option of comparison.options) {
          const cells = cellsBehind(comparison, option);
          expect(cells.flat().length).toBeGreaterThan(0);
          const shown = (await unfolded(page, option)).map((line) => line.map(plain));
          expect(shown, `${option} in ${comparison.id}`).toEqual(cells);
        }
      }
    },
  );
});

test('the balance counts what the content holds, on every pair’s page', async () => {
  const dates = new Map(content.sources.map(({ id, published, accessed }) => [id, published ?? accessed]));
  const page = await open('/', { javaScriptEnabled: false });
  for (const { matrix, first, second } of pairs) {
    const id = `${first}-vs-${second}`;
    const article = comparisons.find((one) => one.id === id);
    const compared = article ?? { options: [first, second] };
    const sides = balance(matrixOf(matrix.id).features, compared, dates);
    await page.goto(`/compare/${id}/`);
    const figures = await page
      .locator('table.balance tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].slice(1).map((one) => (one.textContent ?? '').trim())),
      );
    expect(figures, id).toEqual([
      compared.options.map(matrixOf(matrix.id).name),
      sides.map(({ leads }) => String(leads)),
      sides.map(({ even }) => String(even)),
      sides.map(({ sources }) => String(sources)),
      sides.map((side) => side.words.toLocaleString('en-GB')),
      sides.map(({ oldest }) => inWords(oldest ?? '')),
    ]);
  }
});
