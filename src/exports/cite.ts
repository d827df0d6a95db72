import type { Content, Feature, Matrix } from '../model/schema/content.ts';
import type { Value } from '../model/schema/feature.ts';
import type { Site } from '../model/schema/site.ts';
import { featureAt } from '../site/addresses.ts';

/** One cell of a matrix, as others cite it. */
export interface Cited {
  readonly site: Site;
  readonly matrix: Matrix;
  readonly feature: Feature;
  readonly option: { readonly id: string; readonly name: string };
  readonly value: Value;
}

/** The ways to cite one cell. */
export interface Citation {
  readonly plain: string;
  readonly bibtex: string;
  /** https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html, as an array of one item. */
  readonly csl: string;
}

export function citationOf(cited: Cited): Citation {
  const { site, matrix, feature, option, value } = cited;
  const authors = `${site.name} editors`;
  const id = `${feature.id}.${option.id}`;
  const title = `${feature.name}: ${option.name}`;
  const url = new URL(`${featureAt(matrix.id, feature.id)}#${id}`, site.url).href;
  const { release, date } = value.verified;
  const says = `${value.summary.replace(/[.!?]?$/, '.')} Rated ${value.rating} of 5; verified for ${option.name} ${release} on ${date}.`;
  const issued = feature.edited ?? date;
  const [year = '', month = '', day = ''] = issued.split('-');
  return {
    plain: `${authors}: “${title}.” ${matrix.title}, ${site.name}, ${issued}. ${says} ${url}`,
    bibtex: [
      `@misc{${site.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}:${matrix.id}:${id},`,
      `  author       = {{${escaped(authors)}}},`,
      `  title        = {{${escaped(title)}}},`,
      `  howpublished = {\\url{${url}}},`,
      `  organization = {${escaped(site.name)}},`,
      `  year         = {${year}},`,
      `  month        = ${MONTHS[Number(month) - 1]},`,
      `  day          = {${Number(day)}},`,
      `  note         = {${escaped(says)}}`,
      '}',
    ].join('\n'),
    csl: JSON.stringify(
      [
        {
          id,
          type: 'entry',
          title,
          author: [{ literal: authors }],
          'container-title': `${matrix.title}, ${site.name}`,
          publisher: site.name,
          issued: { 'date-parts': [[Number(year), Number(month), Number(day)]] },
          URL: url,
          version: `${option.name} ${release}`,
          note: says,
          custom: { verified: date, release, rating: value.rating },
        },
      ],
      undefined,
      2,
    ),
  };
}

/** How each cell of a row is cited, by option. */
export function citationsOf({ site, options }: Content, matrix: Matrix, feature: Feature): Map<string, Citation> {
  return new Map(
    options.flatMap((option) => {
      const value = feature.values[option.id];
      return value ? [[option.id, citationOf({ site, matrix, feature, option, value })] as const] : [];
    }),
  );
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Text for BibTeX: what TeX would take for commands is escaped. https://www.bibtex.com/e/special-characters/ */
function escaped(text: string): string {
  const commands: Record<string, string> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return text.replace(/[\\~^{}$&#%_]/g, (sign) => commands[sign] ?? `\\${sign}`);
}
