import { citedByValue } from '../model/derive/citations.ts';
import type { Content, Matrix, Source } from '../model/schema/content.ts';
import {
  comparisonAt,
  featureAt,
  guideAt,
  matrixAt,
  matrixDataAt,
  optionAt,
  perspectiveAt,
} from '../site/addresses.ts';

/** Grows when a field goes or changes its meaning; new fields leave it as it is. */
export const DATA_VERSION = 1;

/** `/data/index.json`: what there is, and where. Addresses are below the site’s origin. */
export function siteIndex(content: Content) {
  const { site, matrices, options, comparisons, guides, perspectives } = content;
  const published = <T extends { readonly draft: boolean }>(list: readonly T[]) => list.filter(({ draft }) => !draft);
  return {
    version: DATA_VERSION,
    name: site.name,
    description: site.description,
    language: site.language,
    licence: 'CC-BY-4.0',
    matrices: matrices.map((matrix) => ({
      id: matrix.id,
      title: matrix.title,
      subject: matrix.subject,
      description: matrix.description,
      options: matrix.options,
      rows: matrix.groups.reduce((sum, { features }) => sum + features.length, 0),
      page: matrixAt(matrix.id),
      data: matrixDataAt(matrix.id),
    })),
    options: options.map(({ id, name, tagline }) => ({ id, name, tagline, page: optionAt(id) })),
    comparisons: published(comparisons).map(({ id, title, description, matrix, options, verdict, updated }) => ({
      id,
      title,
      description,
      matrix,
      options,
      verdict: verdict.sentence,
      pick: verdict.pick,
      updated,
      page: comparisonAt(id),
    })),
    guides: published(guides).map(({ id, title, description, updated }) => ({
      id,
      title,
      description,
      updated,
      page: guideAt(id),
    })),
    perspectives: published(perspectives).map(({ id, title, description, bias, updated }) => ({
      id,
      title,
      description,
      bias,
      updated,
      page: perspectiveAt(id),
    })),
  };
}

/** `/data/matrices/….json`: one matrix with every value and the sources that it cites. Texts may hold `code`, *emphasis* and **strong**. */
export function matrixData(content: Content, matrix: Matrix) {
  const features = matrix.groups.flatMap((group) => group.features);
  const cited = new Set(features.flatMap(({ values }) => Object.values(values).flatMap(citedByValue)));
  return {
    version: DATA_VERSION,
    id: matrix.id,
    title: matrix.title,
    subject: matrix.subject,
    description: matrix.description,
    page: matrixAt(matrix.id),
    options: matrix.options.flatMap((id, shape) => {
      const option = content.options.find((one) => one.id === id);
      if (!option) return [];
      const { name, releases } = option;
      return [
        {
          id,
          name,
          shape,
          page: optionAt(id),
          stale: releases?.stale,
          releases: (releases?.releases ?? []).map(({ version, date }) => ({ version, date })),
        },
      ];
    }),
    presets: matrix.presets,
    groups: matrix.groups.map(({ id, name, features }) => ({
      id,
      name,
      features: features.map(({ id: feature, name, question, why, rubric, values, edited }) => ({
        id: feature,
        name,
        question,
        why,
        rubric,
        edited,
        page: featureAt(matrix.id, feature),
        values,
      })),
    })),
    sources: Object.fromEntries(
      content.sources.filter(({ id }) => cited.has(id)).map((one) => [one.id, sourceData(one)]),
    ),
  };
}

const sourceData = ({ title, url, publisher, published, accessed, caveat }: Source) => ({
  title,
  url,
  publisher: publisher.name,
  published,
  accessed,
  caveat,
});

/** JSON as a file, on one line. */
export const jsonFile = (data: unknown): string => `${JSON.stringify(data)}\n`;

export type MatrixData = ReturnType<typeof matrixData>;
export type SiteIndex = ReturnType<typeof siteIndex>;
