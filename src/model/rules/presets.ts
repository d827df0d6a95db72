import { nearest } from '../problem.ts';
import { featuresOf } from './references.ts';
import { listed, rule, tellUnknown } from './rule.ts';

/** Priorities weigh every group of their matrix, and single features that are there. */
export const presets = rule({ id: 'presets', title: 'Presets weigh what is there' }, ({ draft }, tell) => {
  for (const matrix of draft.matrices) {
    const groups = new Set(matrix.data.groups.map(({ id }) => id));
    const features = featuresOf(draft, matrix.id);
    for (const [at, preset] of matrix.data.presets.entries()) {
      const path = ['presets', at, 'weights'];
      const missing = groups.difference(new Set(Object.keys(preset.weights)));
      for (const group of Object.keys(preset.weights)) {
        if (groups.has(group)) continue;
        const meant = nearest(group, groups);
        if (meant !== undefined) missing.delete(meant);
        tellUnknown(tell, matrix.key(path, group), 'group', group, groups, 'this matrix');
      }
      if (missing.size > 0) {
        const names = listed([...missing].map((group) => `\`${group}\``));
        tell(matrix.at(path), `\`${preset.id}\` does not say what ${names} count.`, {
          expected: 'a weight from 0 to 5 for each group',
        });
      }
      for (const feature of Object.keys(preset.features)) {
        if (features.has(feature)) continue;
        const place = matrix.key(['presets', at, 'features'], feature);
        tellUnknown(tell, place, 'feature', feature, features, 'this matrix');
      }
      if ([...Object.values(preset.weights), ...Object.values(preset.features)].every((weight) => weight === 0)) {
        tell(matrix.at(path), `\`${preset.id}\` lets nothing count.`, { expected: 'at least one weight above 0' });
      }
    }
  }
});
