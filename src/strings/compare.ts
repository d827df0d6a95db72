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
  loading: 'Reading the matrix …',
  failed: 'The data could not be read. Every pair has a page of its own, below.',
  ignored: 'The address also says something that means nothing here:',
  needsTwo: 'It takes two options of one matrix to compare.',
  lede: 'Computed from the matrix, row by row: nobody has argued these options together, so there is no advice here.',
  chosen: 'What you chose',
} as const;
