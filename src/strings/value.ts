import type { Confidence } from '../model/schema/feature.ts';

/** Words of a value. Pages and their scripts use the same ones. */
export const valueWords = {
  feature: 'Feature',
  scale: '1–5',
  weak: '1 weak',
  strong: '5 strong',
  leads: 'leads',
  ofFive: 'of 5',
  verifiedFor: 'verified for',
  stale: 'Stale:',
  staleMark: 'stale',
  contested: 'Sources disagree:',
  settled: 'Why we settle as we do:',
  rowPage: 'All about this row',
  citeOrReport: 'Cite or report',
  copyLink: 'Copy link',
  copied: 'Copied',
  accessed: 'read',
  matrix: 'The whole matrix',
  sources: 'Sources',
} as const;

export const confidenceWords: Record<Confidence, string> = {
  measured: 'measured by us',
  documented: 'documented by its maker',
  reported: 'reported by others',
  judgement: 'our judgement',
};

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `two releases behind`. */
export function behind(releases: number): string {
  return `${SMALL[releases] ?? releases} ${releases === 1 ? 'release' : 'releases'} behind`;
}
