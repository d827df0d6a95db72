import type { Flip } from '../model/derive/flips.ts';
import { listed } from './listed.ts';

/** Words of weighing. The page and its script use the same ones. */
export const weigh = {
  title: 'Weigh it yourself',
  lede: 'What counts for you decides. Each situation gives the groups of rows a weight from 0 (nothing) to 5; the ratings stay as they are.',
  situations: 'Situations',
  yours: 'What counts for you',
  order: 'The order',
  even: 'All alike',
  evenSituation: 'Every group counts the same, however many rows it has.',
  singles: 'Single rows',
  set: 'set',
  asGroup: 'as its group',
  reset: 'Start over',
  copyLink: 'Copy link',
  copyRecord: 'Copy decision record',
  saveRecord: 'Download it',
  copied: 'Copied.',
  saved: 'Saved as decision-record.md.',
  notCopied: 'The browser did not let us copy. The address bar has the link.',
  for: 'For it',
  against: 'Against it',
  nothingFor: 'no row',
  counts: 'counts',
  level: 'level',
  leftOut: 'Left out, because not every option is rated:',
  ignored: 'The address also says something that means nothing here:',
  nothingCounts: 'Nothing counts, so nothing is decided.',
  noConsequence: 'No row moves the options apart.',
  noFlip: 'No weight from 0 to 5 that you change alone puts another option first.',
  method: 'How the score is made',
} as const;

/** A part of a sentence; `strong` is the name of what is weighed. */
export type Part = string | { readonly strong: string };

/** Names of options, groups and rows by id. */
export type Named = (id: string) => string;

/** `Go leads.`, `Go and Rust are level.` */
export function standing(first: readonly string[], name: Named): string {
  return `${listed(first.map(name))} ${first.length > 1 ? 'are level' : 'leads'}.`;
}

/** `counts 4 or more`, `counts nothing`, `counts 2 to 3`. */
export function counts({ from, to, span: [least, most] }: Pick<Flip, 'from' | 'to' | 'span'>): string {
  if (to > from) {
    if (most === 5 && to < 5) return `counts ${to} or more`;
    return most > to ? `counts ${to} to ${most}` : `counts ${to}`;
  }
  if (to === 0) return 'counts nothing';
  if (least === 0) return `counts ${to} or less`;
  return least < to ? `counts ${least} to ${to}` : `counts ${to}`;
}

const MOST_NAMED = 3;

/** The smallest changes as sentences, one for each option that would lead: “Rust leads as soon as Safety counts 4 or more.” */
export function flipParts(flips: readonly Flip[], name: Named, most = MOST_NAMED): Part[] {
  const byOption = Map.groupBy(flips, ({ option }) => option);
  if (byOption.size === 0) return [weigh.noFlip];
  return [...byOption].flatMap(([option, list], nth): Part[] => {
    const named = list.slice(0, most);
    const more = list.length - named.length;
    const ways = named.flatMap((flip, at): Part[] => [
      at === 0 ? '' : at === named.length - 1 && more === 0 ? ', or ' : ', ',
      { strong: name(flip.id) },
      ` ${counts(flip)}`,
    ]);
    const rest = more > 0 ? `, or by one of ${more} other ${more === 1 ? 'change' : 'changes'} of a weight` : '';
    return [`${nth > 0 ? ' ' : ''}${name(option)} leads as soon as `, ...ways, `${rest}.`];
  });
}

export const plainText = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('');

/** `+0.22`, `−0.10`, with a true minus. */
export const signed = (decimal: string): string => (decimal.startsWith('-') ? `−${decimal.slice(1)}` : `+${decimal}`);
