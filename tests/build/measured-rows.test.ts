import { beforeAll, describe, expect, inject, test } from 'vitest';
import { estimate } from '../../src/model/derive/statistics.ts';
import { type Metric, metrics } from '../../src/model/schema/measurement.ts';
import { inWords } from '../../src/strings/dates.ts';
import { digits, measureWords, nameOfMetric, withUnit } from '../../src/strings/measure.ts';
import { distOf } from '../setup/builds.ts';
import { chartsOf, hrefsIn, spaced } from '../setup/charts.ts';
import { all, type Page, plain, readPages } from '../setup/html.ts';
import { content } from '../setup/site.ts';

let pages: Page[] = [];
beforeAll(() => {
  pages = readPages(distOf(inject('plain')));
});

const { measurements } = content;

const rowsOfContent = content.matrices.flatMap((matrix) =>
  matrix.groups.flatMap(({ features }) =>
    features.flatMap((feature) => (feature.measured ? [{ matrix, feature, measured: feature.measured }] : [])),
  ),
);

describe.skipIf(rowsOfContent.length === 0)('a row that our lab measured', () => {
  /** The newest figure of one option, and the run that holds it. */
  const ownOf = (option: string, metric: Metric, sample: string) =>
    measurements.flatMap(({ id, figures }) => {
      const one = figures.find((figure) => {
        return figure.option === option && figure.metric === metric && figure.sample === sample;
      });
      return one ? [{ run: id, figure: one }] : [];
    })[0];

  test('shows on its page a chart of each figure, with where and how it was measured', () => {
    for (const { matrix, feature, measured } of rowsOfContent) {
      const address = `/matrices/${matrix.id}/${feature.id}/`;
      const shown = chartsOf(pages).filter((chart) => chart.address === address);
      expect(
        shown.map(({ metric, sample }) => ({ metric, sample })),
        address,
      ).toEqual(measured);
      for (const { figure, run } of shown) {
        const measurement = measurements.find(({ id }) => id === run);
        if (!measurement) throw new Error(`${address} shows the run ${run}`);
        const { environment, command, date } = measurement;
        for (const fact of [environment.cpu, environment.kernel, command, inWords(date)])
          expect(plain(figure)).toContain(spaced(fact));
        expect(hrefsIn(figure)).toContain(`/measurements/#run-${run}`);
      }
    }
  });

  test('shows in each cell what was measured of its option, and nothing elsewhere', () => {
    const cells = pages.flatMap(({ address, root: page }) =>
      all(page, 'table', { 'data-matrix': true }).flatMap((table) =>
        all(table, 'td', { 'data-option': true }).map((cell) => ({
          address,
          cell,
          matrix: table.attributes['data-matrix'],
          id: cell.attributes['id'] ?? '',
        })),
      ),
    );
    let some = 0;
    for (const { address, cell, matrix, id } of cells) {
      const option = cell.attributes['data-option'] ?? '';
      const row = rowsOfContent.find((one) => one.matrix.id === matrix && id === `${one.feature.id}.${option}`);
      const own = (row?.measured ?? []).flatMap(({ metric, sample }) => ownOf(option, metric, sample) ?? []);
      const shown = all(cell, '*', { 'data-measurement': true });
      expect(shown.length, `${address}#${id}`).toBe(own.length > 0 ? 1 : 0);
      for (const { figure, run } of own) {
        const { median: middle, low, high } = estimate(figure.runs);
        const { unit } = metrics[figure.metric];
        const figures = `${withUnit(middle, unit, figure.atLeast)} (${digits(low)} to ${digits(high)})`;
        expect(plain(shown[0])).toContain(spaced(`${nameOfMetric(figure.metric)} ${figures}`));
        expect(plain(shown[0])).toContain(measureWords.measuredByUs);
        if (figure === own[0]?.figure) expect(shown[0]?.attributes['data-measurement']).toBe(run);
        some += 1;
      }
    }
    expect(some).toBeGreaterThan(0);
  });
});
