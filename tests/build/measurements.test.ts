import { beforeAll, expect, inject, test } from 'vitest';
import { estimate, median, ratio } from '../../src/model/derive/statistics.ts';
import type { Figure } from '../../src/model/schema/content.ts';
import { type Metric, metrics } from '../../src/model/schema/measurement.ts';
import { inWords } from '../../src/strings/dates.ts';
import { digits, measureWords, nameOfMetric, withUnit } from '../../src/strings/measure.ts';
import { distOf } from '../setup/builds.ts';
import { chartsOf, hrefsIn, nameOf, rowChartsOf, samplesMeasured, spaced } from '../setup/charts.ts';
import { all, type Page, pageAt, plain, readPages, withClass } from '../setup/html.ts';
import { content } from '../setup/site.ts';

let pages: Page[] = [];
beforeAll(() => {
  pages = readPages(distOf(inject('plain')));
});

const AT = '/measurements/';
const { measurements } = content;
const [newest] = measurements;

/** The best of some figures by their medians. */
function bestOf(figures: readonly Figure[], metric: Metric): Figure {
  const sign = metrics[metric].better === 'less' ? 1 : -1;
  const best = figures.toSorted((a, b) => sign * (median(a.runs) - median(b.runs)))[0];
  if (!best) throw new Error(`content has no figure of ${metric}`);
  return best;
}

test('there is a run of the lab, and every figure of the newest one is shown', () => {
  if (!newest) throw new Error('content holds no measurement: `npm run measure`');
  const shown = rowChartsOf(pages)
    .filter(({ address }) => address === AT)
    .flatMap(({ sample, metric, figure, run }) =>
      all(figure, 'tr', { 'data-option': true }).map(
        ({ attributes }) => `${run} ${sample} ${metric} ${attributes['data-option']}`,
      ),
    );
  const wanted = newest.figures.map(({ sample, metric, option }) => `${newest.id} ${sample} ${metric} ${option}`);
  expect(shown.toSorted()).toEqual(wanted.toSorted());
  const lines = chartsOf(pages)
    .filter(({ address, metric }) => address === AT && metric === 'latency')
    .flatMap(({ sample, figure }) => all(figure, 'tr', { 'data-option': true }).map((row) => [sample, row] as const));
  expect(lines.map(([sample, row]) => `${sample} ${row.attributes['data-option']}`).toSorted()).toEqual(
    newest.latencies.map(({ sample, option }) => `${sample} ${option}`).toSorted(),
  );
});

test('each chart has its table below, with the figure of every run', () => {
  for (const { figure, figures, metric, where } of rowChartsOf(pages)) {
    const { unit } = metrics[metric];
    const parts = figure.inside.filter(
      ({ tag, attributes }) => tag === 'table' || attributes['class']?.split(' ').includes('lanes'),
    );
    expect(
      parts.map(({ tag }) => tag),
      where,
    ).toEqual(['ul', 'table']);
    const rows = all(figure, 'tr', { 'data-option': true });
    expect(rows.map(({ attributes }) => attributes['data-option']).toSorted(), where).toEqual(
      figures.map(({ option }) => option).toSorted(),
    );
    const medians = rows.map((row) => {
      const one = figures.find(({ option }) => option === row.attributes['data-option']);
      if (!one) throw new Error(where);
      const { low, high, median: middle } = estimate(one.runs);
      const [said, interval, , runs] = all(row, 'td').map(plain);
      expect(plain(all(row, 'th')[0])).toBe(nameOf(one.option));
      expect([said, interval], where).toEqual([
        spaced(withUnit(middle, unit, one.atLeast)),
        `${digits(low)} – ${digits(high)}`,
      ]);
      expect(runs?.split(', '), where).toEqual(one.runs.map(digits));
      return middle;
    });
    const sign = metrics[metric].better === 'less' ? 1 : -1;
    expect(medians, `${where}: the best first`).toEqual(medians.toSorted((a, b) => sign * (a - b)));
    // What the chart says beside its marks is what the table says.
    const lanes = withClass(figure, 'lanes').flatMap((list) => all(list, 'li', { 'data-option': true }));
    expect(
      lanes.map((lane) => [lane.attributes['data-option'], plain(withClass(lane, 'lane-figure')[0])]),
      where,
    ).toEqual(rows.map((row) => [row.attributes['data-option'], plain(all(row, 'td')[0])]));
    expect(plain(all(figure, 'figcaption')[0])).toContain(nameOfMetric(metric));
    for (const { conditions } of figures.slice(0, 1)) expect(plain(all(figure, 'figcaption')[0])).toContain(conditions);
  }
});

test('the latencies stand in a table too, percentile by percentile', () => {
  for (const { figure, run, sample, metric, address } of chartsOf(pages)) {
    if (metric !== 'latency') continue;
    const latencies = measurements.find(({ id }) => id === run)?.latencies.filter((one) => one.sample === sample) ?? [];
    const rows = all(figure, 'tr', { 'data-option': true });
    expect(rows.length, address).toBe(latencies.length);
    for (const { option, curve } of latencies) {
      const row = rows.find(({ attributes }) => attributes['data-option'] === option);
      if (!row) throw new Error(`${sample} shows no latencies of ${option}`);
      expect(all(row, 'td').map(plain)).toEqual(curve.map(({ runs }) => digits(median(runs))));
      expect(all(figure, 'th', { scope: 'col' }).slice(1).map(plain)).toEqual(
        curve.map(({ percentile }) => `p${percentile} (ms)`),
      );
    }
    const failed = latencies.reduce((sum, one) => sum + one.failed, 0);
    expect(plain(all(figure, 'figcaption')[0])).toContain(measureWords.failed(failed));
  }
});

test('no difference is claimed exactly where the interval of the ratio holds 1', () => {
  for (const { figure, figures, metric, where } of rowChartsOf(pages)) {
    const best = bestOf(figures, metric);
    const lanes = withClass(figure, 'lanes').flatMap((list) => all(list, 'li', { 'data-option': true }));
    const said = new Map(lanes.map((lane) => [lane.attributes['data-option'], plain(withClass(lane, 'lane-said')[0])]));
    const told = new Map(
      all(figure, 'tr', { 'data-option': true }).map((row) => [
        row.attributes['data-option'],
        plain(all(row, 'td')[2]),
      ]),
    );
    for (const one of figures) {
      const words = said.get(one.option) ?? '';
      expect(told.get(one.option), where).toBe(words);
      if (one === best) {
        const level = figures.some((other) => other !== one && !ratio(other.runs, one.runs).shown);
        expect(words, where).toBe(level ? measureWords.leadNotShown : measureWords.best);
        continue;
      }
      const { low, high, ratio: times } = ratio(one.runs, best.runs);
      const holdsOne = low <= 1 && high >= 1;
      expect(words === measureWords.notShown, `${where} ${one.option}: ${low} to ${high}`).toBe(holdsOne);
      if (!holdsOne) expect(words, where).toContain(`${digits(Math.max(times, 1 / times))} × (`);
    }
  }
});

test('the run is told with its environment, its date and the command that repeats it', () => {
  if (!newest) throw new Error('content holds no measurement');
  const { environment, date, command, commit } = newest;
  const page = pageAt(pages, AT).root;
  const [told] = withClass(page, 'environment');
  const text = plain(told);
  for (const fact of [
    inWords(date),
    environment.cpu,
    `${environment.cores} cores`,
    environment.frequency,
    environment.memory,
    environment.kernel,
    environment.generator,
    environment.layout,
    ...Object.values(environment.toolchains),
    `${environment.noise.stolen} %`,
  ])
    expect(text).toContain(spaced(fact));
  expect(told && all(told, 'code').map(plain)).toEqual([command, commit.slice(0, 12)]);
  expect(told && hrefsIn(told).filter((href) => href.includes(commit))).toHaveLength(1);
  const [head] = all(page, 'h2', { id: `run-${newest.id}` });
  expect(head && all(head, 'time', { datetime: date })).toHaveLength(1);
});

test('beside each chart stands the command that repeats it, and measures nothing else', () => {
  for (const { figure, figures, run, sample, where } of rowChartsOf(pages).filter(({ address }) => address !== AT)) {
    const measurement = content.measurements.find(({ id }) => id === run);
    const measured = measurement?.figures.filter((one) => one.sample === sample).map(({ option }) => option);
    const shown = figures.map(({ option }) => option);
    const narrowed = shown.length < new Set(measured).size ? shown : [];
    const [before, after = ''] = plain(all(figure, 'code')[0]).split(` -- ${sample}`);
    expect(before, where).toBe(measurement?.command);
    expect(after.split(' ').filter(Boolean).toSorted(), where).toEqual(narrowed.toSorted());
  }
  const told = samplesMeasured(pageAt(pages, AT).root);
  expect(told.map(({ sample }) => sample).toSorted()).toEqual(
    [...new Set(newest?.figures.map(({ sample }) => sample))].toSorted(),
  );
  for (const { sample, section } of told)
    expect(plain(all(section, 'code')[0])).toBe(`${newest?.command} -- ${sample}`);
});
