import type { Publisher } from '../model/schema/source.ts';
import { listed } from './listed.ts';
import { sampleWords } from './sample.ts';
import { valueWords } from './value.ts';

/** The words of the interface. Content has its own words. */
export const words = {
  ...valueWords,
  ...sampleWords,
  skip: 'Skip to content',
  or: 'or',
  menu: 'Main',
  theme: 'Switch between light and dark',
  crumbs: 'Breadcrumbs',
  home: 'Home',
  comparisons: 'Comparisons',
  matrices: 'Matrices',
  options: 'Options',
  samples: 'Samples',
  method: 'Method',
  about: 'About',
  repository: 'Repository',
  onThisPage: 'On this page',
  edit: 'Edit this page',
  editRow: 'Edit this row',
  even: 'even',
  take: 'Take',
  when: 'when',
  choose: 'Choose',
  atAGlance: 'At a glance',
  whenToChoose: 'When to choose',
  neither: 'When neither fits',
  myths: 'What articles get wrong',
  traps: 'Traps',
  migration: 'Moving over',
  questions: 'Questions',
  related: 'Related',
  glossary: 'Glossary',
  glossaryLede: 'Terms that the articles use, each in a sentence or two.',
  see: 'See also',
  guides: 'Guides',
  toRead: 'Guides and perspectives',
  guidesLede: 'What a thing is, before one compares two of them.',
  perspectives: 'Perspectives',
  perspectivesLede:
    'Signed opinions. Each states its author’s bias before its first line, and where the argument fails.',
  bias: 'Where the author stands',
  claim: 'The claim',
  carriedBy: 'What it rests on',
  against: 'What speaks against it',
  widest: 'Furthest apart',
  widestLede: 'The rows whose ratings lie furthest apart, computed from the matrix.',
  fromData:
    'Nobody has argued this pair yet: there is no article and no advice here. What follows is computed from the matrix, row by row.',
  versions: 'Versions of the method',
  version: 'Version',
  ratedUnder: 'Rated under method',
  balance: 'Balance',
  balanceLede: 'What each option gets on this page, counted. The rows are the matrix’s, not chosen for this pair.',
  cellsBehind: 'The cells behind it',
  step: 'Step',
  rubric: 'Rubric',
  evidence: 'Evidence',
  minutes: 'min read',
  verified: 'Verified',
  published: 'Published',
  updated: 'Updated',
  edited: 'Row edited',
  cite: 'Cite this',
  citePlain: 'Plain text',
  report: 'Report this value',
  editValue: 'Edit',
  itDepends: 'It depends.',
  inOurWords: 'in our words',
  remains: 'What remains true:',
  instead: 'Instead:',
  placeText: 'text',
  placeTrap: 'trap',
  placeMyth: 'myth',
  placeQuestion: 'question',
  movedTo: 'This page stands at',
  drawnByScript: 'Three or four options at once are drawn by a script. Without it, every pair has a page, below.',
  homeLede:
    'Two technologies, one table, no adjectives: each cell is rated against a written rubric, sourced and dated; each sample is a project with tests; and every verdict says for whom it is wrong.',
  promises: 'What you can check',
  compareLede: 'Each comparison states its verdict first, then the rows, the evidence and the code behind it.',
  matricesLede: 'A matrix asks the same questions of every option and rates the answers against one rubric a row.',
  optionsLede: 'What each option is, who makes it, how it is released, who uses it and where it bites.',
  samplesLede: 'One task, solved the way a reviewer of each language would accept it, with its tests.',
  sourcesLede: 'Every source once, by publisher, with what the publisher has to gain and every page that cites it.',
  citedBy: 'Cited by',
  interest: 'Interest:',
  why: 'Why it matters',
  facts: 'In short',
  releases: 'Releases',
  users: 'Who uses it',
  comparedIn: 'Compared in',
  sideBySide: 'Side by side',
  files: 'The files',
  usedIn: 'Used in',
  next: 'Next row',
  previous: 'Previous row',
  whoLeads: 'Who is ahead',
  severalLead: 'Nobody leads this row: several share the best rating.',
  nobodyLeads: 'Nobody leads this row: the ratings are equal.',
  notFound: 'No such page',
  notFoundLede: 'The address leads nowhere here. These are the places to start from.',
  glanceLede:
    'The rows that decide most choices. Marks stand on a scale of one to five; each has a rubric, a reason and a source behind it.',
  matrixLede: 'Open a row for its rubric, the reason of each rating, the evidence and its sources.',
  rows: 'rows',
  whyStill: 'Why we still advise',
  wrongFor: 'For whom that is wrong',
  from: 'From',
  to: 'to',
  wholeProject: 'Whole project',
  copy: 'Copy',
  opensRow: 'Why, rubric and evidence',
} as const;

/** What the site holds itself to; `link` names the page that shows it. */
export const promises = [
  {
    title: 'Every rating has a rubric',
    text: 'Each row says what earns one point and what earns five, and each cell says which step it reached and by which fact. Disagree with the step, and you know where to argue.',
    link: 'method',
    label: 'How we rate',
  },
  {
    title: 'Every claim has a source',
    text: 'With publisher, date and the day we read it; with a caveat where we saw it only through somebody else; and with what its publisher gains by saying it.',
    link: 'sources',
    label: 'All sources',
  },
  {
    title: 'Nobody pays for a verdict',
    text: 'No sponsors, no advertising, no affiliate links, nothing that follows you. Each page leads to the file it was made from, so that you can correct it.',
    link: 'about',
    label: 'Who makes this',
  },
] as const;

/** A count with its noun: 1 row, 2 rows. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The issue that a reader opens about one value. */
export function report(cell: {
  feature: string;
  option: string;
  id: string;
  page: string;
  file: string;
  says: string;
}): {
  title: string;
  body: string;
} {
  return {
    title: `${cell.feature}, ${cell.option}: `,
    body: [
      `Value: \`${cell.id}\` (${cell.page})`,
      `File: \`${cell.file}\``,
      `It says: ${cell.says}`,
      '',
      'What is wrong, and which source says so?',
      '',
    ].join('\n'),
  };
}

export const balanceWords = {
  leads: 'Rows it leads',
  even: 'Rows that nobody leads and in which it is level with the best',
  sources: 'Sources its cells cite',
  words: 'Words about it',
  oldest: 'Its oldest evidence',
} as const;

export const kindWords = {
  comparison: 'comparison',
  guide: 'guide',
  perspective: 'perspective',
} as const;

export const publisherKinds: Record<Publisher['kind'], string> = {
  project: 'Project',
  standards: 'Standards body',
  vendor: 'Vendor',
  research: 'Research',
  press: 'Press',
  person: 'Person',
};

/** What search results say of a pair without an article. */
export function pairDescription(
  columns: readonly { readonly id: string; readonly name: string }[],
  { led, even, rows }: { led: readonly { option: string; rows: number }[]; even: number; rows: number },
): string {
  const leads = columns.map(({ id, name }) => `${name} leads ${led.find(({ option }) => option === id)?.rows ?? 0}`);
  return `${listed(columns.map(({ name }) => name))} in ${rows} rated rows: ${leads.join(', ')}, ${even} are even. From data, with sources and dates.`;
}
