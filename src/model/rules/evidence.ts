import type { FeatureFile } from '../schema/feature.ts';
import type { MeasurementFile } from '../schema/measurement.ts';
import { isOf } from './measurements.ts';
import { rule, tellUnknown } from './rule.ts';

/** A value has the evidence that its confidence claims. */
export const evidence = rule({ id: 'evidence', title: 'Confidence is borne out' }, ({ draft }, tell) => {
  const runs = [...draft.names.measurements].sort().join(', ');
  for (const { data, at } of draft.features) {
    for (const [option, { confidence, judgement, sources, measurement }] of Object.entries(data.values)) {
      const path = ['values', option];
      const given = at([...path, 'confidence']);
      const run = draft.measurements.find(({ id }) => id === measurement);
      if (confidence === 'measured' && !measurement) {
        const hint = runs === '' ? 'measure first: `npm run measure`' : 'add `measurement:`';
        tell(given, `\`${option}\` claims a measurement, and names none.`, { hint, expected: runs || undefined });
      }
      if (confidence !== 'measured' && measurement) {
        const hint = 'set `confidence: measured`, or take the measurement out';
        tell(at([...path, 'measurement']), `\`${option}\` names a measurement, and its confidence is ${confidence}.`, {
          hint,
        });
      }
      if (measurement && !draft.names.measurements.has(measurement)) {
        tellUnknown(tell, at([...path, 'measurement']), 'measurement', measurement, draft.names.measurements);
      }
      if (run && !carries(run.data.figures, data.measured, option)) {
        tell(
          at([...path, 'measurement']),
          `The run of ${measurement} measured nothing of \`${option}\` for this row.`,
          {
            expected: 'a figure of what the row lists under `measured`',
          },
        );
      }
      if (confidence === 'judgement' && judgement === undefined) {
        const hint = 'add `judgement:`, and say why the editors settle as they do';
        tell(given, `\`${option}\` is rated by judgement, and nothing says why.`, { hint });
      }
      if (confidence !== 'judgement' && judgement !== undefined) {
        const hint = 'set `confidence: judgement`, or move the text to `reason`';
        tell(at([...path, 'judgement']), `\`${option}\` gives a judgement, and its confidence is ${confidence}.`, {
          hint,
        });
      }
      if (confidence !== 'judgement' && confidence !== 'measured' && sources.length === 0) {
        const hint = 'add a source, or set `confidence: judgement` and say why';
        tell(at([...path, 'sources']), `\`${option}\` is ${confidence}, and cites no source.`, { hint });
      }
    }
  }
});

/** Whether one of the figures is of what a row has measured; percentiles are taken from one latency. */
function carries(figures: MeasurementFile['figures'], measured: FeatureFile['measured'] = [], option: string): boolean {
  return measured.some(({ metric, sample }) =>
    figures.some((one) => one.option === option && one.sample === sample && isOf(metric, one.metric)),
  );
}
