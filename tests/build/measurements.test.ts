import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { estimate, median, ratio } from '../../src/model/derive/statistics.ts';
import type { Figure } from '../../src/model/schema/content.ts';
import { type Metric, metrics } from '../../src/model/schema/measurement.ts';
import { inWords } from '../../src/strings/dates.ts';
import { digits, measureWords, nameOfMetric, withUnit } from '../../src/strings/measure.ts';
import { distOf } from '../setup/builds.ts';
import { all, type Element, type Page, pageAt, readPages } from '../setup/html.ts';
import { project as root } from '../setup/run.ts';
import { content } from '../setup/site.ts';

let pages: Page[] = [];
beforeAll(() => {
  pages = readPages(distOf(inject('plain')));
});

const { measurements } = content;
const [newest] = measurements;

const withClass = (element: Element, name: string): Element[] =>
  element.inside.filter(({ attributes }) => attributes['class']?.split(' ').includes(name));
const plain = (element: Element | undefined): string => (element?.text ?? '').replace(/\s+/g, ' ').trim();
// Narrow no-break spaces stand before units.
const spaced = (text: string): string => text.replace(/\s+/g, ' ');
const nameOf = (option: string): string => content.options.find(({ id }) => id === option)?.name ?? option;
const hrefsIn = (element: Element): string[] => all(element, 'a').map(({ attributes }) => attributes['href'] ?? '');

const rowsOfContent = content.matrices.flatMap((matrix) =>
  matrix.groups.flatMap(({ features }) =>
    features.flatMap((feature) => (feature.measured ? [{ matrix, feature, measured: feature.measured }] : [])),
  ),
);

/** A chart on a page, and the figures of content that it has to show. */
interface Chart {
  readonly address: string;
  readonly figure: Element;
  readonly run: string;
  readonly metric: string;
  readonly sample: string;
}

function chartIn(address: string, sample: string, figure: Element): Chart {
  const { 'data-measurement': run = '', 'data-metric': metric = '' } = figure.attributes;
  return { address, figure, run, metric, sample };
}

/** Every chart of the site: those on the page of measurements, and those of features. */
function charts(): Chart[] {
  return pages.flatMap(({ address, root: page }) =>
    address === '/measurements/'
      ? all(page, 'section').flatMap((section) => {
          const sample = /^measured-(.+)$/.exec(section.attributes['aria-labelledby'] ?? '')?.[1];
          return sample === undefined
            ? []
            : all(section, 'figure', { 'data-measurement': true }).map((one) => chartIn(address, sample, one));
        })
      : all(page, 'figure', { 'data-measurement': true }).map((one) => {
          const sample = hrefsIn(one).flatMap((href) => /^\/samples\/([^/]+)\/$/.exec(href)?.[1] ?? []);
          return chartIn(address, sample[0] ?? '', one);
        }),
  );
}

const isMetric = (name: string): name is Metric => name in metrics;

/** Charts of one metric with what content has for each of their options. */
const rowCharts = () =>
  charts().flatMap((chart) => {
    const { run, metric, sample } = chart;
    if (!isMetric(metric)) return [];
    const figures = (measurements.find(({ id }) => id === run)?.figures ?? []).filter(
      (one) => one.metric === metric && one.sample === sample,
    );
    return [{ ...chart, metric, figures, where: `${chart.address} ${sample} ${metric}` }];
  });

/** The best of some figures by their medians. */
function bestOf(figures: readonly Figure[], metric: Metric): Figure {
  const sign = metrics[metric].better === 'less' ? 1 : -1;
  const best = figures.toSorted((a, b) => sign * (median(a.runs) - median(b.runs)))[0];
  if (!best) throw new Error(`content has no figure of ${metric}`);
  return best;
}

test('there is a run of the lab, and every figure of the newest one is shown', () => {
  if (!newest) throw new Error('content holds no measurement: `npm run measure`');
  const shown = rowCharts()
    .filter(({ address }) => address === '/measurements/')
    .flatMap(({ sample, metric, figure, run }) =>
      all(figure, 'tr', { 'data-option': true }).map(
        ({ attributes }) => `${run} ${sample} ${metric} ${attributes['data-option']}`,
      ),
    );
  const wanted = newest.figures.map(({ sample, metric, option }) => `${newest.id} ${sample} ${metric} ${option}`);
  expect(shown.toSorted()).toEqual(wanted.toSorted());
  const lines = charts()
    .filter(({ address, metric }) => address === '/measurements/' && metric === 'latency')
    .flatMap(({ sample, figure }) => all(figure, 'tr', { 'data-option': true }).map((row) => [sample, row] as const));
  expect(lines.map(([sample, row]) => `${sample} ${row.attributes['data-option']}`).toSorted()).toEqual(
    newest.latencies.map(({ sample, option }) => `${sample} ${option}`).toSorted(),
  );
});

test('each chart has its table below, with the figure of every run', () => {
  for (const { figure, figures, metric, where } of rowCharts()) {
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
  for (const { figure, run, sample, metric, address } of charts()) {
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
  for (const { figure, figures, metric, where } of rowCharts()) {
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

const percent = (value: string | undefined): number => Number(value?.replace(/%$/, '') ?? Number.NaN);
const figureIn = (label: Element): number => Number(plain(label).replaceAll(',', ''));

test('the scale of each chart is what its caption says, and marks stand where it puts them', () => {
  for (const { figure, figures, where } of rowCharts()) {
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
  for (const { figure, run, sample, metric } of charts()) {
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

test('the run is told with its environment, its date and the command that repeats it', () => {
  if (!newest) throw new Error('content holds no measurement');
  const { environment, date, command, commit } = newest;
  const page = pageAt(pages, '/measurements/').root;
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

describe.each(measurements)('the run of $id', (measurement) => {
  const { file: _, ...about } = measurement;
  const bytes = (kind: string): string =>
    readFileSync(join(distOf(inject('plain')), `measurements/${measurement.id}.${kind}`), 'utf8');

  test('can be downloaded', () => {
    const links = hrefsIn(pageAt(pages, '/measurements/').root);
    for (const kind of ['json', 'csv']) expect(links).toContain(`/measurements/${measurement.id}.${kind}`);
  });

  test('is in its JSON, figure by figure', () => {
    const given = JSON.parse(bytes('json'));
    expect(given).toEqual({ version: 1, ...JSON.parse(JSON.stringify(about)) });
    // As the lab wrote it.
    const written = JSON.parse(readFileSync(join(root, measurement.file), 'utf8'));
    expect(given).toMatchObject({
      date: written.date,
      environment: written.environment,
      command: written.command,
      commit: written.commit,
      digests: written.digests,
    });
    for (const { metric, sample, option, runs } of written.figures) {
      if (metric === 'latency') continue;
      const same = given.figures.filter(
        (one: Figure) => one.metric === metric && one.sample === sample && one.option === option,
      );
      expect(same.map((one: Figure) => one.runs)).toEqual([runs]);
    }
  });

  test('is in its CSV, a line a figure', () => {
    const [head, ...lines] = fieldsOf(bytes('csv'));
    expect(head).toEqual([
      ...['run', 'sample', 'metric', 'option', 'unit', 'conditions', 'at_least', 'number', 'figure'],
    ]);
    const wanted = measurement.figures.flatMap(({ sample, metric, option, conditions, atLeast, runs }) =>
      runs.map((figure, at) =>
        [...[measurement.id, sample, metric, option, metrics[metric].unit, conditions, atLeast, at + 1, figure]].map(
          String,
        ),
      ),
    );
    expect(lines).toEqual(wanted);
  });
});

/** The lines of a CSV file (RFC 4180). */
function fieldsOf(csv: string): string[][] {
  expect(csv.endsWith('\r\n')).toBe(true);
  return csv
    .slice(0, -2)
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}

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
      const shown = charts().filter((chart) => chart.address === address);
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
