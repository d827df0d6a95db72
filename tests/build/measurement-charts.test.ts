import { beforeAll, expect, inject, test } from 'vitest';
import { estimate, median } from '../../src/model/derive/statistics.ts';
import { measureWords } from '../../src/strings/measure.ts';
import { distOf } from '../setup/builds.ts';
import { chartsOf, rowChartsOf } from '../setup/charts.ts';
import { all, type Element, type Page, plain, readPages, withClass } from '../setup/html.ts';
import { content } from '../setup/site.ts';

let pages: Page[] = [];
beforeAll(() => {
  pages = readPages(distOf(inject('plain')));
});

const { measurements } = content;

const percent = (value: string | undefined): number => Number(value?.replace(/%$/, '') ?? Number.NaN);
const figureIn = (label: Element): number => Number(plain(label).replaceAll(',', ''));

test('the scale of each chart is what its caption says, and marks stand where it puts them', () => {
  for (const { figure, figures, where } of rowChartsOf(pages)) {
    const lanes = withClass(figure, 'lane');
    const ticks = lanes
      .filter(({ attributes }) => attributes['class']?.split(' ').includes('axis'))
      .flatMap((axis) => all(axis, 'text'))
      .map((label) => ({ at: percent(label.attributes['x']), figure: figureIn(label) }));
    const [first, last] = [ticks[0], ticks.at(-1)];
    if (!first || !last || first === last) throw new Error(`${where} has no scale`);
    // A scale with a zero on it cannot be logarithmic; one without it must be.
    const log = ticks.every((tick) => tick.figure > 0);
    const caption = plain(all(figure, 'figcaption')[0]);
    expect(
      [measureWords.logScale, measureWords.fromZero].filter((words) => caption.includes(words)),
      where,
    ).toEqual([log ? measureWords.logScale : measureWords.fromZero]);
    const of = (value: number): number => (log ? Math.log(value) : value);
    const place = (value: number): number =>
      first.at + ((of(value) - of(first.figure)) / (of(last.figure) - of(first.figure))) * (last.at - first.at);
    // Labels have three digits.
    const slack = 0.7;
    for (const tick of ticks) expect(Math.abs(tick.at - place(tick.figure)), where).toBeLessThan(slack);
    for (const { option, runs } of figures) {
      const { low, high, median: middle } = estimate(runs);
      const lane = lanes.find(({ attributes }) => attributes['data-option'] === option);
      const [mark] = lane ? all(lane, 'svg', { x: true }) : [];
      const [interval] = lane ? withClass(lane, 'interval') : [];
      const places = [mark?.attributes['x'], interval?.attributes['x1'], interval?.attributes['x2']].map(percent);
      for (const [at, value] of [middle, low, high].entries()) {
        expect(Math.abs((places[at] ?? Number.NaN) - place(value)), `${where} ${option}`).toBeLessThan(slack);
        expect(places[at]).toBeGreaterThanOrEqual(0);
        expect(places[at]).toBeLessThanOrEqual(100);
      }
    }
  }
});

test('the curves of latencies stand where their scale puts them, and its kind is said', () => {
  for (const { figure, run, sample, metric } of chartsOf(pages)) {
    if (metric !== 'latency') continue;
    const [box] = withClass(figure, 'plot-box');
    if (!box) throw new Error(`${sample} has no curves`);
    const ticks = all(box, 'text', { 'text-anchor': 'end' }).map((label) => {
      return { at: percent(label.attributes['y']), figure: figureIn(label) };
    });
    const [first, last] = [ticks[0], ticks.at(-1)];
    if (!first || !last || first === last) throw new Error(`${sample} has no scale`);
    const log = ticks.every((tick) => tick.figure > 0);
    const caption = plain(all(figure, 'figcaption')[0]);
    expect([measureWords.logScale, measureWords.fromZero].filter((words) => caption.includes(words))).toEqual([
      log ? measureWords.logScale : measureWords.fromZero,
    ]);
    const of = (value: number): number => (log ? Math.log(value) : value);
    const latencies = measurements.find(({ id }) => id === run)?.latencies.filter((one) => one.sample === sample) ?? [];
    const marks = all(box, 'g').map((group) =>
      all(group, 'svg', { x: true }).map(({ attributes }) => percent(attributes['y'])),
    );
    const wanted = latencies.map(({ curve }) =>
      curve.map(({ runs }) => {
        const share = (of(median(runs)) - of(first.figure)) / (of(last.figure) - of(first.figure));
        return first.at + share * (last.at - first.at);
      }),
    );
    const far = (places: readonly number[]) =>
      Math.min(...marks.map((some) => Math.max(...places.map((at, index) => Math.abs(at - (some[index] ?? 999))))));
    expect(marks).toHaveLength(latencies.length);
    for (const places of wanted) expect(far(places)).toBeLessThan(0.7);
  }
});

test('charts and the code of samples carry no style of their own', () => {
  const pagesWithThem = pages.filter(({ root: page, address }) => {
    return address === '/measurements/' || all(page, '*', { 'data-measurement': true }).length > 0;
  });
  expect(pagesWithThem.length).toBeGreaterThan(0);
  const samples = pages.filter(({ address }) => address.startsWith('/samples/'));
  for (const { root: page, address } of [...pagesWithThem, ...samples]) {
    expect(all(page, '*', { style: true }), address).toEqual([]);
    expect(all(page, 'style'), address).toEqual([]);
  }
});
