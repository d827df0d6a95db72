/** Ids that the page of a comparison uses itself, beside those of rows, groups, options, notes and numbered parts. */
export const RESERVED_IDS: readonly string[] = [
  'main',
  'contents',
  'verdict',
  'at-a-glance',
  'weigh',
  'matrix',
  'when-to-choose',
  'neither',
  'myths',
  'traps',
  'migration',
  'questions',
  'related',
  'balance',
  'sources',
];
