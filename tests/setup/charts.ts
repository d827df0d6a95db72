import { type Metric, metrics } from '../../src/model/schema/measurement.ts';
import { all, type Element, type Page } from './html.ts';
import { content } from './site.ts';

// No-break spaces stand before units, narrow ones before signs.
export const spaced = (text: string): string => text.replace(/\s+/g, ' ');
export const nameOf = (option: string): string => content.options.find(({ id }) => id === option)?.name ?? option;
export const hrefsIn = (element: Element): string[] =>
  all(element, 'a').map(({ attributes }) => attributes['href'] ?? '');

/** A chart on a page, and the figures of content that it has to show. */
export interface Chart {
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

/** What the page of measurements shows of each sample. */
export const samplesMeasured = (page: Element): { sample: string; section: Element }[] =>
  all(page, 'section').flatMap((section) => {
    const sample = /^measured-(.+)$/.exec(section.attributes['aria-labelledby'] ?? '')?.[1];
    return sample === undefined ? [] : [{ sample, section }];
  });

/** Every chart of the site: those on the page of measurements, and those of features and articles. */
export function chartsOf(pages: readonly Page[]): Chart[] {
  return pages.flatMap(({ address, root: page }) =>
    address === '/measurements/'
      ? samplesMeasured(page).flatMap(({ sample, section }) =>
          all(section, 'figure', { 'data-measurement': true }).map((one) => chartIn(address, sample, one)),
        )
      : all(page, 'figure', { 'data-measurement': true }).map((one) => {
          const sample = hrefsIn(one).flatMap((href) => /^\/samples\/([^/]+)\/$/.exec(href)?.[1] ?? []);
          return chartIn(address, sample[0] ?? '', one);
        }),
  );
}

const isMetric = (name: string): name is Metric => name in metrics;

/** Whether a page has a column for an option: a comparison shows its own, other pages all. */
const isOn = (address: string, option: string): boolean =>
  content.comparisons.find(({ id }) => address === `/compare/${id}/`)?.options.includes(option) ?? true;

/** Charts of one metric with what content has for each of their options. */
export const rowChartsOf = (pages: readonly Page[]) =>
  chartsOf(pages).flatMap((chart) => {
    const { run, metric, sample } = chart;
    if (!isMetric(metric)) return [];
    const figures = (content.measurements.find(({ id }) => id === run)?.figures ?? []).filter(
      (one) => one.metric === metric && one.sample === sample && isOn(chart.address, one.option),
    );
    return [{ ...chart, metric, figures, where: `${chart.address} ${sample} ${metric}` }];
  });
