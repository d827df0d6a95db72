import { rule } from './rule.ts';

/** A value has the evidence that its confidence claims. */
export const evidence = rule({ id: 'evidence', title: 'Confidence is borne out' }, ({ draft }, tell) => {
  for (const { data, at } of draft.features) {
    for (const [option, { confidence, judgement, sources }] of Object.entries(data.values)) {
      const path = ['values', option];
      const given = at([...path, 'confidence']);
      if (confidence === 'measured') {
        const expected = 'documented, reported or judgement: there are no measurements of our own yet';
        tell(given, `\`${option}\` claims a measurement, and there is none.`, { expected });
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
      if (confidence !== 'judgement' && sources.length === 0) {
        const hint = 'add a source, or set `confidence: judgement` and say why';
        tell(at([...path, 'sources']), `\`${option}\` is ${confidence}, and cites no source.`, { hint });
      }
    }
  }
});
