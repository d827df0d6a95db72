import { type Weighing, weighing } from '../model/derive/weighing.ts';
import { evenWeights, type Subject, type Weights, writeWeights } from '../model/derive/weights.ts';
import type { Matrix } from '../model/schema/content.ts';
import type { Preset } from '../model/schema/matrix.ts';
import { type Named, weigh } from '../strings/weigh.ts';
import type { Column } from './rows.ts';

/** What a preset comes to, and how its weights stand in an address. */
export interface PresetView {
  readonly preset: Preset;
  readonly weights: Weights;
  readonly address: string;
  readonly result: Weighing;
}

export interface WeighView {
  readonly presets: readonly PresetView[];
  /** Names of options, groups and rows. */
  readonly name: Named;
}

/** The ratings of some options of a matrix. */
export const subjectOf = (matrix: Matrix, columns: readonly Column[]): Subject => ({
  options: columns.map(({ id }) => id),
  groups: matrix.groups.map(({ id, features }) => ({
    id,
    features: features.map((feature) => ({
      id: feature.id,
      ratings: Object.fromEntries(columns.map((column) => [column.id, feature.values[column.id]?.rating])),
    })),
  })),
});

/** Where nothing counts more than anything else. */
const alike = (subject: Subject): Preset => ({
  id: 'alike',
  name: weigh.even,
  situation: weigh.evenSituation,
  weights: evenWeights(subject).groups,
  features: {},
});

/** Every preset’s result, which needs no script to be read. */
export function weighView(matrix: Matrix, columns: readonly Column[]): WeighView {
  const subject = subjectOf(matrix, columns);
  const names = new Map([
    ...columns.map(({ id, name }) => [id, name] as const),
    ...matrix.groups.flatMap((group) => [
      [group.id, group.name] as const,
      ...group.features.map(({ id, name }) => [id, name] as const),
    ]),
  ]);
  return {
    presets: [alike(subject), ...matrix.presets].map((preset) => {
      const weights = { groups: preset.weights, features: preset.features };
      return {
        preset,
        weights,
        address: writeWeights(subject, weights),
        result: weighing(subject, weights),
      };
    }),
    name: (id) => names.get(id) ?? id,
  };
}
