import * as z from 'zod';
import { faqSchema } from './comparison.ts';
import { day, id, line } from './scalars.ts';

/** What every article states of itself, beside what is particular to its kind. */
const article = {
  title: line(80).describe('Title of the page.'),
  description: line(170).describe('One or two sentences for search results.'),
  related: z.array(id).default([]).describe('Ids of other articles of any kind; each shows the link back by itself.'),
  authors: z.array(line(60)).min(1).describe('Who wrote it.'),
  published: day.describe('Day of first publication.'),
  updated: day.describe('Day of the last change that a reader would notice.'),
  draft: z.boolean().default(false).describe('A draft is checked and left out of the site.'),
};

export const guideSchema = z
  .strictObject({
    ...article,
    lede: line(300).describe('The answer in two sentences, above everything else.'),
    faq: z.array(faqSchema).max(20).default([]).describe('Frequent questions.'),
  })
  .describe('Front matter of a guide; the body explains.');

export const perspectiveSchema = z
  .strictObject({
    ...article,
    bias: line(300).describe('What the author prefers and has to gain; it stands above the first line.'),
    claim: line(240).describe('What is argued, in one sentence.'),
    matrix: id.describe('Id of the matrix whose rows it rests on.'),
    options: z.array(id).min(2).max(4).describe('Ids of the options that it speaks of, in the matrix’s order.'),
    carriedBy: z.array(id).min(1).max(8).describe('Ids of the features that the argument rests on.'),
    against: z.array(id).min(1).max(8).describe('Ids of the features that speak against it.'),
  })
  .describe('Front matter of a signed opinion; the body argues, then says where the argument fails.');

export type GuideFront = z.infer<typeof guideSchema>;
export type PerspectiveFront = z.infer<typeof perspectiveSchema>;
