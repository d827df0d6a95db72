import type { Draft } from '../read/found.ts';
import type { percentiles } from '../schema/measurement.ts';
import { rule, tellUnknown } from './rule.ts';

/** Runs of the lab are whole, bear their day, and speak of what is here. */
export const measurements = rule(
  { id: 'measurements', title: 'Measurements are whole and speak of samples that are here' },
  ({ draft }, tell) => {
    for (const { data, at } of draft.features) {
      for (const [index, { metric, sample }] of (data.measured ?? []).entries()) {
        const place = at(['measured', index]);
        if (!draft.names.samples.has(sample)) {
          tellUnknown(tell, at(['measured', index, 'sample']), 'sample', sample, draft.names.samples);
        } else if (!isMeasured(draft, metric, sample)) {
          tell(place, `No run holds a figure of ${metric} for the sample \`${sample}\`.`, { hint: 'npm run measure' });
        }
      }
    }
    for (const { id, data, at, latencies } of draft.measurements) {
      if (!/^\d{4}-\d{2}-\d{2}(-\d+)?$/.test(id) || !id.startsWith(data.date)) {
        tell(at(['date']), `The run of ${data.date} stands in the file \`${id}.json\`.`, {
          expected: `${data.date}.json, or ${data.date}-2.json for a second run on that day`,
        });
      }
      for (const [index, figure] of data.figures.entries()) {
        const { sample, option } = figure;
        const place = at(['figures', index, 'sample']);
        if (!draft.names.samples.has(sample)) tellUnknown(tell, place, 'sample', sample, draft.names.samples);
        if (!draft.names.options.has(option)) {
          tellUnknown(tell, at(['figures', index, 'option']), 'option', option, draft.names.options);
        }
        if (figure.metric === 'latency' && !latencies.get(index)) {
          tell(at(['figures', index, 'histograms']), 'A histogram cannot be read, or counts nothing.', {
            hint: 'the file was changed by hand or cut short: measure again',
          });
        }
      }
    }
  },
);

/** Percentiles that are taken from a latency; the type tells when one is missing here. */
const taken: Readonly<Record<keyof typeof percentiles, true>> = {
  'latency-p50': true,
  'latency-p90': true,
  'latency-p99': true,
  'latency-p999': true,
};

/** Whether a metric can be read off a figure. */
export const isOf = (metric: string, figure: string): boolean =>
  metric === figure || (figure === 'latency' && Object.hasOwn(taken, metric));

/** Whether any run holds a figure. */
export const isMeasured = ({ measurements: runs }: Draft, metric: string, sample: string): boolean =>
  runs.some(({ data }) => data.figures.some((one) => one.sample === sample && isOf(metric, one.metric)));
