/** Words of choosing and comparing options. */
export const pick = {
  title: 'Choose two to four options',
  compare: 'Compare',
  tooFew: 'Choose at least two options.',
  tooMany: 'Four at most: untick one first.',
  pairs: 'Every pair',
  pairsLede: 'Pairs with an article have a verdict; the others are computed from the matrix, row by row.',
  article: 'article',
  fromData: 'from data',
} as const;
