import type { MatrixData } from '../../exports/data.ts';
import { citedByValue } from '../../model/derive/citations.ts';
import { ageOf } from '../../model/derive/freshness.ts';
import { differs, lead } from '../../model/derive/lead.ts';
import { shapeOf } from '../../model/derive/rail.ts';
import { inWords } from '../../strings/dates.ts';
import { behind, confidenceWords, valueWords as words } from '../../strings/value.ts';
import { drawn, element } from '../element.ts';
import { inlineNodes } from '../inline.ts';
import { drawRail } from '../matrix/rail.ts';

type Option = MatrixData['options'][number];
type Feature = MatrixData['groups'][number]['features'][number];
type Value = Feature['values'][string];

/** The number of each source that the table cites, in the order of its cells. */
function numberSources({ groups }: MatrixData, options: readonly Option[]): Map<string, number> {
  const cited = groups.flatMap(({ features }) =>
    features.flatMap(({ values }) => options.flatMap(({ id }) => (values[id] ? citedByValue(values[id]) : []))),
  );
  return new Map([...new Set(cited)].map((source, at) => [source, at + 1]));
}

const drawMark = ({ id, shape }: Option): SVGSVGElement =>
  drawn(
    'svg',
    { class: 'mark-of', viewBox: '-7 -7 14 14', width: '14', height: '14', 'aria-hidden': 'true' },
    drawn('path', { class: `mark o o-${id}`, d: shapeOf(shape) }),
  );

/** Fills the bodies of a table with the rows of its matrix, as the build draws them (components/matrix/Matrix.astro). */
export function fillTable(table: ParentNode, data: MatrixData, options: readonly Option[]): Map<string, number> {
  const numbers = numberSources(data, options);
  for (const { id, features } of data.groups) {
    const rows = features.map((feature) => drawRow(feature, options, numbers));
    table.querySelector(`tbody[data-group="${id}"]`)?.append(...rows);
  }
  return numbers;
}

function drawRow(feature: Feature, options: readonly Option[], numbers: ReadonlyMap<string, number>): Element {
  const ids = options.map(({ id }) => id);
  const { winner } = lead(feature, ids);
  const marks = options.flatMap((option) => {
    const rating = feature.values[option.id]?.rating;
    return rating === undefined ? [] : [{ column: { ...option, outline: shapeOf(option.shape) }, rating }];
  });
  return element(
    'tr',
    {
      role: 'row',
      id: feature.id,
      'data-feature': feature.id,
      'data-winner': winner,
      class: differs(feature, ids) ? false : 'same',
    },
    element(
      'th',
      { scope: 'row', role: 'rowheader', abbr: feature.name },
      element(
        'div',
        { class: 'row-head' },
        element(
          'details',
          { class: 'row-more' },
          element('summary', {}, element('span', { class: 'row-name' }, feature.name)),
          element('p', {}, ...inlineNodes(feature.question)),
          element('p', { class: 'row-links' }, element('a', { href: feature.page }, words.rowPage)),
        ),
        drawRail(marks),
      ),
    ),
    ...options.flatMap((option) => {
      const value = feature.values[option.id];
      return value ? [drawCell(feature, option, value, option.id === winner, numbers)] : [];
    }),
  );
}

function drawCell(
  feature: Feature,
  option: Option,
  value: Value,
  leads: boolean,
  numbers: ReadonlyMap<string, number>,
): Element {
  const id = `${feature.id}.${option.id}`;
  const { contested, verified } = value;
  const age = ageOf(
    { versions: option.releases.map(({ version }) => version), stale: option.stale ?? 1 },
    verified.release,
  );
  const release = `${option.name} ${verified.release}${age && age.behind > 0 ? `, ${behind(age.behind)}` : ''}`;
  return element(
    'td',
    {
      role: 'cell',
      id,
      'data-option': option.id,
      'data-rating': String(value.rating),
      class: `o o-${option.id}${leads ? ' leader' : ''}`,
    },
    element('p', { class: 'cell-option' }, drawMark(option), option.name),
    element(
      'p',
      { class: 'cell-summary' },
      ...inlineNodes(value.summary),
      leads && element('span', { class: 'leads' }, words.leads),
    ),
    contested && element('p', { class: 'cell-note' }, `${words.contested} `, ...inlineNodes(contested.range)),
    age?.stale && element('p', { class: 'cell-note' }, `${words.stale} ${release}`),
    element('p', { class: 'vh' }, `${option.name}: ${value.rating} ${words.ofFive}.`),
    element(
      'div',
      { class: 'evidence' },
      element('p', {}, element('b', {}, `${value.rating} ${words.ofFive}.`), ' ', ...inlineNodes(value.reason)),
      element('p', {}, ...inlineNodes(value.detail), cite(value.sources, numbers)),
      value.judgement !== undefined && element('p', {}, ...inlineNodes(value.judgement)),
      contested && drawContested(contested, numbers),
      element(
        'p',
        { class: 'meta' },
        `${confidenceWords[value.confidence]} · ${words.verifiedFor} ${release}`,
        age?.stale && element('b', { class: 'stale' }, ` (${words.staleMark})`),
        ' · ',
        element('time', { datetime: verified.date }, inWords(verified.date)),
      ),
      element('p', { class: 'row-links' }, element('a', { href: `${feature.page}#${id}` }, words.citeOrReport)),
    ),
  );
}

function drawContested(contested: NonNullable<Value['contested']>, numbers: ReadonlyMap<string, number>): Element {
  return element(
    'div',
    { class: 'contested' },
    element('p', {}, element('b', {}, words.contested), ' ', ...inlineNodes(contested.range)),
    element(
      'ul',
      {},
      ...contested.claims.map(({ says, by, source }) =>
        element('li', {}, element('b', {}, `${by}:`), ' ', ...inlineNodes(says), source ? cite([source], numbers) : ''),
      ),
    ),
    element('p', {}, element('b', {}, words.settled), ' ', ...inlineNodes(contested.settled)),
  );
}

function cite(sources: readonly string[], numbers: ReadonlyMap<string, number>): Element | string {
  const marks = sources.flatMap((source, at) => [
    at > 0 ? ' ' : '',
    element('a', { href: `#source-${source}` }, String(numbers.get(source) ?? '')),
  ]);
  return marks.length > 0 ? element('sup', { class: 'cite' }, ...marks) : '';
}
