import { citedByValue } from '../model/derive/citations.ts';
import { type Age, ageOf, type Line } from '../model/derive/freshness.ts';
import { differs, type Lead, lead } from '../model/derive/lead.ts';
import type { ComparisonFront } from '../model/schema/comparison.ts';
import type { Content, Feature, Matrix, OptionProfile, Source } from '../model/schema/content.ts';
import type { Value } from '../model/schema/feature.ts';
import { figuresOf, type OwnFigure } from './own-figures.ts';

/** An option as a column: its shape is its place in the matrix, from 0. */
export interface Column {
  readonly id: string;
  readonly name: string;
  readonly shape: number;
  readonly line: Line;
  /** What the newest runs of our own lab hold of it. */
  readonly figures: readonly OwnFigure[];
}

export interface Cell {
  readonly column: Column;
  readonly value: Value;
  readonly leads: boolean;
  readonly age: Age | undefined;
  readonly measured: readonly OwnFigure[];
}

export interface Row {
  readonly feature: Feature;
  readonly lead: Lead;
  readonly differs: boolean;
  readonly cells: readonly Cell[];
}

export interface RowGroup {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

export function columnsOf(content: Content, matrix: Matrix, options: readonly string[]): Column[] {
  return options.map((id) => {
    const option = content.options.find((one) => one.id === id);
    const releases = option?.releases;
    return {
      id,
      name: option?.name ?? id,
      shape: matrix.options.indexOf(id),
      figures: figuresOf(content, id),
      line: { versions: releases?.releases.map(({ version }) => version) ?? [], stale: releases?.stale ?? 1 },
    };
  });
}

export function rowOf(feature: Feature, columns: readonly Column[], overrides?: ComparisonFront['overrides']): Row {
  const options = columns.map((column) => column.id);
  const first = lead(feature, options, overrides);
  return {
    feature,
    lead: first,
    differs: differs(feature, options),
    cells: columns.flatMap((column) => {
      const value = feature.values[column.id];
      return value
        ? [
            {
              column,
              value,
              leads: column.id === first.winner,
              age: ageOf(column.line, value.verified.release),
              measured: (feature.measured ?? []).flatMap(
                ({ metric, sample }) =>
                  column.figures.find((one) => one.metric === metric && one.sample === sample) ?? [],
              ),
            },
          ]
        : [];
    }),
  };
}

export function rowGroups(
  matrix: Matrix,
  columns: readonly Column[],
  overrides?: ComparisonFront['overrides'],
): RowGroup[] {
  return matrix.groups.map((group) => ({
    id: group.id,
    name: group.name,
    rows: group.features.map((feature) => rowOf(feature, columns, overrides)),
  }));
}

/** The matrix that holds all of some options. */
export const matrixHolding = ({ matrices }: Content, options: readonly string[]): Matrix | undefined =>
  matrices.find((one) => options.every((option) => one.options.includes(option)));

/** The profiles of some options, in the order asked for. */
export function profilesOf(content: Content, options: readonly string[]): OptionProfile[] {
  return options.flatMap((id) => content.options.find((option) => option.id === id) ?? []);
}

export function matrixOf(content: Content, id: string): Matrix {
  const matrix = content.matrices.find((one) => one.id === id);
  if (!matrix) throw new Error(`no matrix ${id}: the gate should have stopped this build`);
  return matrix;
}

export const featuresOf = (matrix: Matrix): Feature[] => matrix.groups.flatMap((group) => [...group.features]);

/** The sources that a cell cites, each once, those of its contested claims included. */
export const sourcesOf = ({ value }: Cell, sources: readonly Source[]): Source[] =>
  [...new Set(citedByValue(value))].flatMap((id) => sources.find((source) => source.id === id) ?? []);
