import { type Advice, didYouMean, type Place, type Problem, problem } from '../problem.ts';
import type { Article, Draft, Entry } from '../read/found.ts';

/** What a rule looks at. */
export interface Context {
  readonly draft: Draft;
  /** The day to hold dates against, as YYYY-MM-DD; where it is left out, no date lies in the future. */
  readonly today: string | undefined;
  /** Ids that the page of a comparison uses itself. */
  readonly reserved: readonly string[];
}

export type Tell = (place: Place, message: string, advice?: Advice) => void;

export interface Rule {
  readonly id: string;
  /** What holds where the rule is kept. */
  readonly title: string;
  /** Whether a problem may be tolerated for a time, in content/exceptions.yaml: nothing breaks by it. */
  readonly tolerable: boolean;
  check(context: Context): Problem[];
}

/** A rule from a function that tells what is wrong. */
export function rule(
  about: Pick<Rule, 'id' | 'title'> & Partial<Pick<Rule, 'tolerable'>>,
  check: (context: Context, tell: Tell) => void,
): Rule {
  return {
    tolerable: false,
    ...about,
    check(context) {
      const problems: Problem[] = [];
      check(context, (place, message, advice) => problems.push(problem(about.id, place, message, advice)));
      return problems;
    },
  };
}

/** Tells that a name leads nowhere, with the valid names or the nearest of them; `where` says among what it was looked for. */
export function tellUnknown(
  tell: Tell,
  place: Place,
  what: string,
  found: string,
  names: Iterable<string>,
  where = '',
): void {
  const valid = [...names];
  const hint = didYouMean(found, valid);
  const expected = valid.length > 0 && valid.length <= 12 ? `one of ${valid.join(', ')}` : undefined;
  tell(place, `There is no ${what} \`${found}\`${where && ` in ${where}`}.`, { hint, expected });
}

/** Calls back for each thing whose key was there before, with the first that had it. */
export function eachRepeat<T>(list: Iterable<T>, keyOf: (one: T) => string, then: (one: T, first: T) => void): void {
  const seen = new Map<string, T>();
  for (const one of list) {
    const key = keyOf(one);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, one);
    else then(one, first);
  }
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What a reader calls an article: it has authors, days and related articles. */
export const articlesOf = ({ comparisons, guides, perspectives }: Draft) => [
  ...comparisons,
  ...guides,
  ...perspectives,
];

/** Everything with a body of Markdown. */
export const bodiesOf = (draft: Draft): Article<unknown>[] => [...articlesOf(draft), ...draft.pages];

/** A list with what may be missing left out. */
export const present = <T>(...entries: readonly (Entry<T> | undefined)[]): Entry<T>[] =>
  entries.flatMap((entry) => entry ?? []);
