import { guide, guideText, perspective, perspectiveText, thirdOption } from '../../setup/articles.ts';
import type { Case } from '../case.ts';

const inGuide = (name: string, from: string, to: string): Case => {
  const text = guideText();
  if (!text.includes(from)) throw new Error(`the guide does not hold "${from}"`);
  return { name, changes: { [guide]: text.replace(from, to) } };
};
const inPerspective = (name: string, from: string, to: string): Case => {
  const text = perspectiveText();
  if (!text.includes(from)) throw new Error(`the perspective does not hold "${from}"`);
  return { name, changes: { [perspective]: text.replace(from, to) } };
};
const faq = (question: string, answer: string) => `faq:\n  - question: ${question}\n    answer: ${answer}\nauthors:`;

export const cases: readonly Case[] = [
  { name: 'sound-is-fine', changes: { [guide]: guideText(), [perspective]: perspectiveText() } },
  inGuide('updated-before-published', 'updated: 2026-11-20', 'updated: 2026-11-19'),
  inGuide('source-in-a-body', '[@http-semantics]', '[@http-semantic]'),
  inGuide('source-in-an-answer', 'authors:', faq('Is it old?', 'Older than the web [@htp-semantics].')),
  inGuide('long-answer', 'authors:', faq('Is it old?', `It is ${'older than the web and '.repeat(20)}old.`)),
  inGuide('no-question', 'authors:', faq('Is it old', 'It is.')),
  inGuide(
    'question-twice',
    'authors:',
    `${faq('Is it old?', 'It is.').replace('authors:', '')}  - question: Is it old?\n    answer: No.\nauthors:`,
  ),
  inGuide('heading-of-a-part', '## A promise', '## Sources'),
  inGuide('author-twice', '[Base editors]', '[Base editors, Base editors]'),
  inGuide('component-in-markdown', '## A promise', '<Rows features="caching" />'),
  inPerspective('misspelt-field', 'bias:', 'bais:'),
  inPerspective('matrix', 'matrix: api-styles', 'matrix: api-style'),
  inPerspective('option', 'options: [rest, graphql]', 'options: [rest, graphlq]'),
  {
    name: 'option-outside-the-matrix',
    changes: { ...thirdOption, [perspective]: perspectiveText().replace('[rest, graphql]', '[rest, soap]') },
  },
  inPerspective('feature-for-it', 'carriedBy: [caching]', 'carriedBy: [cachin]'),
  inPerspective('feature-against-it', 'against: [over-fetching]', 'against: [over-fetchin]'),
  inPerspective('feature-twice', 'carriedBy: [caching]', 'carriedBy: [caching, caching]'),
  { name: 'guide-misnamed', changes: { 'guides/What_is.md': guideText() } },
  { name: 'perspective-misnamed', changes: { 'perspectives/Caches first.md': perspectiveText() } },
  {
    name: 'same-id-in-two-kinds',
    changes: { [guide]: guideText(), 'perspectives/what-is-an-api.md': perspectiveText() },
  },
];
