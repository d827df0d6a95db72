/** What is weighed: the ratings of some options, row by row, in the groups of their matrix. */
export interface Subject {
  readonly options: readonly string[];
  readonly groups: readonly {
    readonly id: string;
    readonly features: readonly {
      readonly id: string;
      /** 1 to 5 by option; an option without a rating takes the row out of the score for all. */
      readonly ratings: Readonly<Record<string, number | undefined>>;
    }[];
  }[];
}

/** What counts how much, in whole numbers from 0 (nothing) to 5. A row counts what its group counts unless set itself. */
export interface Weights {
  readonly groups: Readonly<Record<string, number>>;
  readonly features: Readonly<Record<string, number>>;
}

export const MOST = 5;
/** What a group counts as long as nobody says otherwise. */
const USUAL = 3;

export function evenWeights({ groups }: Subject): Weights {
  return { groups: Object.fromEntries(groups.map(({ id }) => [id, USUAL])), features: {} };
}

export const sameWeights = (subject: Subject, a: Weights, b: Weights): boolean =>
  writeWeights(subject, a) === writeWeights(subject, b);

/** Weights as they stand in an address: a digit a group in the matrix’s order, then single rows: `4534222.hiring0`. */
export function writeWeights({ groups }: Subject, weights: Weights): string {
  const digits = groups.map(({ id }) => weights.groups[id] ?? USUAL).join('');
  const single = groups
    .flatMap(({ features }) => features)
    .flatMap(({ id }) => (weights.features[id] === undefined ? [] : `.${id}${weights.features[id]}`));
  return digits + single.join('');
}

/**
 * Reads weights from an address. Whatever can be used is used; what cannot is named in `ignored`.
 * Groups that it does not speak of count as usual.
 */
export function readWeights(subject: Subject, text: string): { weights: Weights; ignored: string[] } {
  const [digits = '', ...singles] = text.split('.');
  const even = evenWeights(subject);
  const groups = { ...even.groups };
  const features: Record<string, number> = {};
  const ignored: string[] = [];
  const known = new Set(subject.groups.flatMap((group) => group.features.map(({ id }) => id)));
  for (const [at, sign] of [...digits].entries()) {
    const group = subject.groups[at];
    if (group && isWeight(sign)) groups[group.id] = Number(sign);
    else ignored.push(sign);
  }
  for (const single of singles) {
    const id = single.slice(0, -1);
    if (known.has(id) && isWeight(single.slice(-1))) features[id] = Number(single.slice(-1));
    else ignored.push(single);
  }
  return { weights: { groups, features }, ignored: joined(ignored) };
}

const isWeight = (sign: string): boolean => /^[0-5]$/.test(sign);

/** Single signs side by side read as one word: `zzz` and not `z`, `z`, `z`. */
function joined(parts: readonly string[]): string[] {
  const signs = parts.filter((part) => part.length === 1).join('');
  return [...(signs ? [signs] : []), ...parts.filter((part) => part.length > 1)];
}
