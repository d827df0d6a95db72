import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/model/schema/content.ts';
import { columnsOf } from '../../../src/site/rows.ts';
import { subjectOf, weighView } from '../../../src/site/weigh.ts';
import { loaded } from '../../setup/content.ts';
import { row } from '../model/derive/rows.ts';

const named = (id: string, name: string, ratings: Readonly<Record<string, number>>) => ({ ...row(id, ratings), name });

const matrix: Matrix = {
  id: 'languages',
  file: 'content/matrices/languages/matrix.yaml',
  title: 'Languages',
  subject: 'for services',
  description: 'Languages of services.',
  options: ['go', 'rust', 'zig'],
  groups: [
    {
      id: 'speed',
      name: 'Speed',
      features: [named('cpu', 'Computation', { go: 3, rust: 5, zig: 5 }), named('start', 'Start', { go: 4, rust: 4 })],
    },
    { id: 'people', name: 'People', features: [named('hiring', 'Hiring', { go: 5, rust: 2, zig: 1 })] },
  ],
  presets: [
    {
      id: 'latency',
      name: 'Latency first',
      situation: 'A contract on latency.',
      weights: { people: 1, speed: 5 },
      features: {},
    },
    {
      id: 'team',
      name: 'A team that grows',
      situation: 'Ten people to hire.',
      weights: { speed: 1, people: 4 },
      features: { start: 0 },
    },
  ],
};
const all = columnsOf(loaded(), matrix, matrix.options).map((one) => ({
  ...one,
  name: one.id.charAt(0).toUpperCase() + one.id.slice(1),
}));
const columns = all.slice(0, 2);

describe('what is weighed', () => {
  test('are the ratings of the options shown, in the order of the matrix', () => {
    expect(subjectOf(matrix, columns)).toEqual({
      options: ['go', 'rust'],
      groups: [
        {
          id: 'speed',
          features: [
            { id: 'cpu', ratings: { go: 3, rust: 5 } },
            { id: 'start', ratings: { go: 4, rust: 4 } },
          ],
        },
        { id: 'people', features: [{ id: 'hiring', ratings: { go: 5, rust: 2 } }] },
      ],
    });
  });

  test('has no rating where the option has no value', () => {
    const [speed] = subjectOf(matrix, all).groups;
    expect(speed?.features[1]?.ratings).toEqual({ go: 4, rust: 4, zig: undefined });
  });
});

describe('the situations of a matrix', () => {
  const { presets, name } = weighView(matrix, columns);

  test('have an address each: a digit a group in the order of the matrix, then single rows', () => {
    expect(presets.map(({ preset, address }) => [preset.id, address])).toEqual([
      ['alike', '33'],
      ['latency', '51'],
      ['team', '14.start0'],
    ]);
  });

  test('have their result', () => {
    // Alike: go (3.5 + 5) / 2, rust (4.5 + 2) / 2. Latency: go (5 · 3.5 + 5) / 6, rust (5 · 4.5 + 2) / 6. Team: go (3 / 2 + 20) / 4.5, rust (5 / 2 + 8) / 4.5.
    expect(presets.map(({ result }) => result.order.map(({ option, score }) => `${option} ${score}`))).toEqual([
      ['go 4.25', 'rust 3.25'],
      ['rust 4.08', 'go 3.75'],
      ['go 4.78', 'rust 2.33'],
    ]);
    expect(presets.map(({ result }) => result.first)).toEqual([['go'], ['rust'], ['go']]);
  });

  test('leave out the rows that some option is not rated in', () => {
    expect(presets.map(({ result }) => result.leftOut)).toEqual([[], [], []]);
    expect(weighView(matrix, all).presets.map(({ result }) => result.leftOut)).toEqual([
      ['start'],
      ['start'],
      ['start'],
    ]);
  });

  test('call options, groups and rows by name, and what nobody named by its id', () => {
    expect(['go', 'speed', 'hiring', 'zig'].map(name)).toEqual(['Go', 'Speed', 'Hiring', 'zig']);
  });

  test('begin with all groups alike, which is there without any of the matrix’s own', () => {
    const [alike, ...others] = weighView({ ...matrix, presets: [] }, columns).presets;
    expect(alike?.weights).toEqual({ groups: { speed: 3, people: 3 }, features: {} });
    expect(others).toEqual([]);
  });
});
