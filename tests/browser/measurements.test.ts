import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { estimate } from '../../src/model/derive/statistics.ts';
import { measureWords } from '../../src/strings/measure.ts';
import { themes, useBrowser } from '../setup/browse.ts';
import { colour, looks } from '../setup/looks.ts';
import { overflowOf, unfold } from '../setup/overflow.ts';
import { content } from '../setup/site.ts';

const { open } = useBrowser();

const [row] = content.matrices.flatMap((matrix) =>
  matrix.groups.flatMap(({ features }) =>
    features.filter(({ measured }) => measured).map(({ id }) => `/matrices/${matrix.id}/${id}/`),
  ),
);

/** The page of measurements, and a row that was measured, where there is one. */
const addresses = ['/measurements/', ...(row === undefined ? [] : [row])];

interface Label {
  /** Its middle, in pixels from the left or from the top. */
  readonly at: number;
  readonly text: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A chart of medians as it stands on the screen. */
interface Lanes {
  readonly run: string;
  readonly metric: string;
  readonly labels: readonly (Label & { readonly box: Box })[];
  readonly lanes: readonly {
    readonly option: string;
    readonly plot: Box;
    readonly mark: Box;
    readonly interval: Box;
    readonly figure: string;
  }[];
}

const lanesOf = (page: Page): Promise<Lanes[]> =>
  page.locator('figure[data-measurement]:has(.lanes)').evaluateAll((all) => {
    const boxOf = (one: Element | null | undefined) => {
      const { left, right, top, bottom } = one?.getBoundingClientRect() ?? new DOMRect();
      return { left, right, top, bottom };
    };
    return all.map((figure) => ({
      run: figure.getAttribute('data-measurement') ?? '',
      metric: figure.getAttribute('data-metric') ?? '',
      labels: [...figure.querySelectorAll('.axis text')].map((label) => {
        const box = boxOf(label);
        return { at: (box.left + box.right) / 2, text: label.textContent.trim(), box };
      }),
      lanes: [...figure.querySelectorAll('.lane[data-option]')].map((lane) => ({
        option: lane.getAttribute('data-option') ?? '',
        plot: boxOf(lane.querySelector('.lane-plot')),
        mark: boxOf(lane.querySelector('.lane-plot .mark')),
        interval: boxOf(lane.querySelector('.interval')),
        figure: lane.querySelector('.lane-figure')?.textContent.trim() ?? '',
      })),
    }));
  });

const numberIn = (text: string): number => Number(text.replaceAll(',', ''));

/** Where a figure has to stand, by two labels of the axis as they stand. */
function placeBy(labels: readonly Label[]): (figure: number) => number {
  const [first, last] = [labels[0], labels.at(-1)];
  if (!first || !last || first === last) throw new Error('an axis with less than two labels');
  const log = labels.every(({ text }) => numberIn(text) > 0);
  const of = (figure: number): number => (log ? Math.log(figure) : figure);
  const [from, to] = [of(numberIn(first.text)), of(numberIn(last.text))];
  return (figure) => first.at + ((of(figure) - from) / (to - from)) * (last.at - first.at);
}

const figuresOf = (run: string) => content.measurements.find(({ id }) => id === run)?.figures ?? [];

describe.each(addresses)('%s', (address) => {
  describe.each([
    { width: 360, javaScriptEnabled: true },
    { width: 360, javaScriptEnabled: false },
    { width: 1280, javaScriptEnabled: true },
    { width: 1280, javaScriptEnabled: false },
  ])('at $width pixels, scripts: $javaScriptEnabled', ({ width, javaScriptEnabled }) => {
    const options = { viewport: { width, height: 800 }, javaScriptEnabled };

    test('does not scroll sideways and shows all its charts, whatever the theme', async () => {
      const page = await open(address, options);
      const count = await page.locator('figure[data-measurement]').count();
      expect(count).toBeGreaterThan(0);
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        for (const figure of await page.locator('figure[data-measurement]').all()) {
          expect(await figure.isVisible()).toBe(true);
          expect(await figure.locator('.mark:visible').count()).toBeGreaterThan(0);
        }
        // What would not be seen on the paper of its theme.
        const paper = (await looks(page.locator('body'), ['background-color']))[0] ?? '';
        const strokes = await looks(page.locator('figure .interval, figure .curve'), ['stroke']);
        const fills = await looks(page.locator('figure .mark'), ['fill']);
        for (const seen of [...strokes, ...fills]) expect([paper, 'none', 'rgba(0, 0, 0, 0)']).not.toContain(seen);
        await unfold(page);
        expect(await overflowOf(page), colorScheme).toEqual([]);
      }
    });

    test('marks stand within their plots, where the scale puts their medians', async () => {
      const page = await open(address, options);
      const charts = await lanesOf(page);
      expect(charts.length).toBeGreaterThan(0);
      for (const { run, metric, labels, lanes } of charts) {
        const place = placeBy(labels);
        expect(lanes.length).toBeGreaterThan(0);
        for (const { option, plot, mark, interval, figure } of lanes) {
          const where = `${metric} ${option}`;
          const named = figuresOf(run).filter((one) => one.metric === metric && one.option === option);
          const middle = (mark.left + mark.right) / 2;
          // Several samples may have the metric: the lane says which of them it shows by its figure.
          const far = named.map(({ runs }) => {
            const { median, low, high } = estimate(runs);
            return Math.max(
              Math.abs(place(median) - middle),
              Math.abs(place(low) - interval.left),
              Math.abs(place(high) - interval.right),
            );
          });
          expect(Math.min(...far), `${where} ${figure}`).toBeLessThan(0.01 * (plot.right - plot.left) + 2);
          expect(mark.right - mark.left, where).toBeGreaterThan(8);
          expect(mark.left, where).toBeGreaterThanOrEqual(plot.left - 1);
          expect(mark.right, where).toBeLessThanOrEqual(plot.right + 1);
          expect(mark.top, where).toBeGreaterThanOrEqual(plot.top - 1);
          expect(mark.bottom, where).toBeLessThanOrEqual(plot.bottom + 1);
          expect(interval.left, where).toBeGreaterThanOrEqual(plot.left - 1);
          expect(interval.right, where).toBeLessThanOrEqual(plot.right + 1);
        }
      }
    });

    test('labels of an axis stand apart, on the screen', async () => {
      const page = await open(address, options);
      const rows = await page.locator('.axis .lane-plot, .plot-box').evaluateAll((all) =>
        all.map((axis) =>
          [...axis.querySelectorAll('text')].map((label) => {
            const { left, right, top, bottom } = label.getBoundingClientRect();
            return { left, right, top, bottom, text: label.textContent.trim() };
          }),
        ),
      );
      const faults = rows.flatMap((labels) =>
        labels.flatMap((one, at) => [
          ...(one.left < 0 || one.right > width ? [`${one.text} is off the screen`] : []),
          ...labels
            .slice(at + 1)
            .filter(
              (other) =>
                one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
            )
            .map((other) => `${one.text} lies on ${other.text}`),
        ]),
      );
      expect(faults).toEqual([]);
    });

    test('the keyboard reaches the figures, opens them and reaches the table', async () => {
      const page = await open(address, options);
      const details = page.locator('figure[data-measurement] details').first();
      const summary = details.locator('summary');
      expect(await details.locator('table').isVisible()).toBe(false);
      // From the last link before it, as the page above is long.
      await page.evaluate(() => {
        const figure = document.querySelector('figure[data-measurement]');
        const before = [...document.querySelectorAll<HTMLElement>('a[href]:not([tabindex])')].filter(
          (link) =>
            figure && link.checkVisibility() && link.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING,
        );
        before.at(-1)?.focus();
      });
      for (let stop = 0; stop < 8; stop += 1) {
        await page.keyboard.press('Tab');
        if (await summary.evaluate((one) => one === document.activeElement)) break;
      }
      expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await summary.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
      await page.keyboard.press('Enter');
      expect(await details.locator('table').isVisible()).toBe(true);
      await page.keyboard.press('Tab');
      const scroller = details.locator('.scroller');
      expect(await scroller.evaluate((one) => one === document.activeElement)).toBe(true);
      if (await scroller.evaluate((one) => one.scrollWidth > one.clientWidth)) {
        await page.keyboard.press('ArrowRight');
        await expect.poll(() => scroller.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
      }
    });
  });

  test.each(themes)('axe finds nothing on charts and tables in the %s theme', async (colorScheme) => {
    const page = await open(address, { colorScheme, viewport: { width: 360, height: 800 } });
    await unfold(page);
    const { violations } = await new AxeBuilder({ page }).include('figure[data-measurement]').analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n  ')}`,
    );
    expect(found, found.join('\n')).toEqual([]);
  });

  test('forced colours keep marks, intervals, curves and labels', async () => {
    const page = await open(address, { forcedColors: 'active' });
    const [ink, paper] = [await colour(page, 'CanvasText'), await colour(page, 'Canvas')];
    expect(await looks(page.locator('figure .mark'), ['fill', 'stroke'])).toEqual([`${ink} ${paper}`]);
    expect(await looks(page.locator('figure .interval'), ['stroke'])).toEqual([ink]);
    expect([[], [ink]]).toContainEqual(await looks(page.locator('figure .curve'), ['stroke']));
    expect(await looks(page.locator('figure svg text'), ['fill'])).toEqual([ink]);
    // Without colours, options are told apart by shape.
    for (const figure of await page.locator('figure[data-measurement] .lanes').all()) {
      const shapes = await figure
        .locator('.lane-plot .mark')
        .evaluateAll((all) => all.map((one) => one.getAttribute('d')));
      expect(new Set(shapes).size).toBe(shapes.length);
    }
  });

  test('on paper charts come with every figure, and nothing is cut', async () => {
    const page = await open(address, { viewport: { width: 718, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    for (const figure of await page.locator('figure[data-measurement]').all()) {
      expect(await figure.locator('.mark:visible').count()).toBeGreaterThan(0);
      const cells = figure.locator('tbody td');
      expect(await cells.count()).toBeGreaterThan(0);
      const hidden = await cells.evaluateAll(
        (all) => all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length,
      );
      expect(hidden).toBe(0);
      expect(await figure.locator('table').evaluate((one) => one.getBoundingClientRect().height)).toBeGreaterThan(20);
    }
    const over = await page
      .locator('html, figure .scroller')
      .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
    expect(Math.max(...over)).toBeLessThanOrEqual(0);
  });
});

test('the run, its environment and what repeats it can be read without scripts', async () => {
  const page = await open('/measurements/', { javaScriptEnabled: false });
  const [newest] = content.measurements;
  if (!newest) throw new Error('content holds no measurement: `npm run measure`');
  const environment = page.locator('.environment');
  expect(await environment.isVisible()).toBe(true);
  expect(await environment.textContent()).toContain(newest.command);
  expect(await environment.textContent()).toContain(newest.environment.cpu);
  expect(await page.getByText(measureWords.none).count()).toBe(0);
});
