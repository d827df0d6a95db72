import type { ComparisonFront } from '../schema/comparison.ts';
import type { Feature } from '../schema/content.ts';
import type { BalanceLimits } from '../schema/matrix.ts';
import { lead } from './lead.ts';
import { wordCount } from './reading.ts';
import { tally } from './tally.ts';

/** What one option gets in a comparison. */
export interface Side {
  readonly option: string;
  /** Rows that it leads, and rows that nobody leads and in which it is level with the best. */
  readonly leads: number;
  readonly even: number;
  /** Distinct sources that its values cite. */
  readonly sources: number;
  /** Words of its values, and of the lines that say when to choose it. */
  readonly words: number;
  /** Date of the oldest source that its values cite, as precise as known; undefined without sources. */
  readonly oldest: string | undefined;
}

type Compared = Pick<ComparisonFront, 'options'> & Partial<Pick<ComparisonFront, 'overrides' | 'choose' | 'takes'>>;

/** What each option gets: `dates` holds each source's day of publication, or of access where that is not known. */
export function balance(
  features: readonly Feature[],
  { options, overrides, choose = {}, takes = {} }: Compared,
  dates: ReadonlyMap<string, string>,
): Side[] {
  const { led } = tally(features, options, overrides);
  return options.map((option) => {
    const values = features.flatMap((feature) => feature.values[option] ?? []);
    const sources = new Set(values.flatMap((value) => value.sources));
    const texts = [
      ...values.flatMap(({ summary, detail, reason, judgement = '' }) => [summary, detail, reason, judgement]),
      ...(choose[option] ?? []).flatMap(({ when, example }) => [when, example]),
      takes[option] ?? '',
    ];
    const best = (feature: Feature) => Math.max(...options.map((one) => feature.values[one]?.rating ?? 0));
    const shares = features.filter((feature) => {
      const { winner, overruled } = lead(feature, options, overrides);
      // A row that the editors give to nobody is even for all.
      return winner === 'none' && (overruled !== undefined || feature.values[option]?.rating === best(feature));
    });
    return {
      option,
      leads: led.find((one) => one.option === option)?.rows ?? 0,
      even: shares.length,
      sources: sources.size,
      words: wordCount(texts),
      oldest: [...sources].flatMap((source) => dates.get(source) ?? []).sort()[0],
    };
  });
}

/** A measure in which one option gets more than the limit allows. */
export interface Lopsided {
  readonly measure: 'leads' | 'sources' | 'words' | 'age';
  readonly most: { readonly option: string; readonly shown: string };
  readonly least: { readonly option: string; readonly shown: string };
  /** How many times as much, to one decimal; for age, how many months. */
  readonly times: number;
}

/** Where the sides differ by more than the matrix allows. */
export function lopsided(sides: readonly Side[], limits: BalanceLimits): Lopsided[] {
  const counts = (['leads', 'sources', 'words'] as const).flatMap((measure): Lopsided[] => {
    const [least, most] = ends(sides, (side) => side[measure]);
    if (!least || !most || most[measure] <= limits[measure] * least[measure]) return [];
    const times = Math.round((10 * most[measure]) / Math.max(1, least[measure])) / 10;
    return [{ measure, most: shown(most, most[measure]), least: shown(least, least[measure]), times }];
  });
  const dated = sides.flatMap((side) => (side.oldest === undefined ? [] : { ...side, oldest: side.oldest }));
  const [oldest, newest] = ends(dated, (side) => months(side.oldest));
  if (!oldest || !newest) return counts;
  const apart = months(newest.oldest) - months(oldest.oldest);
  if (apart <= limits.age) return counts;
  const age = { most: shown(oldest, oldest.oldest), least: shown(newest, newest.oldest), times: apart };
  return [...counts, { measure: 'age', ...age }];
}

const shown = ({ option }: Side, what: string | number) => ({ option, shown: String(what) });

/** The sides with the least and the most of something. */
function ends<S extends Side>(sides: readonly S[], of: (side: S) => number): [S | undefined, S | undefined] {
  const sorted = sides.toSorted((a, b) => of(a) - of(b));
  return [sorted[0], sorted.at(-1)];
}

/** Months since year 0; a year alone counts from its January. */
function months(date: string): number {
  const [year = '0', month = '1'] = date.split('-');
  return Number(year) * 12 + Number(month);
}
