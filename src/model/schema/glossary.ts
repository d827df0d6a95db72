import * as z from 'zod';
import { id, line, plain } from './scalars.ts';

const termSchema = z
  .strictObject({
    term: plain(60).describe('The term as a text would write it, such as “borrow checker”.'),
    also: z
      .array(plain(60))
      .max(6)
      .default([])
      .describe('Other forms that count as the term in an article, such as a plural.'),
    definition: line(300).describe('What it means, in one or two sentences; the first is enough.'),
    see: z.array(id).max(4).default([]).describe('Ids of terms that explain it further.'),
    sources: z.array(id).max(3).default([]).describe('Ids of sources, where the definition needs one.'),
  })
  .describe('One term.');

export const glossarySchema = z
  .strictObject({
    terms: z.record(z.string(), termSchema).describe('The terms by id; the id is the term’s address on /glossary/.'),
  })
  .describe('Terms that articles explain at their first use.');

export type Glossary = z.infer<typeof glossarySchema>;
export type TermEntry = z.infer<typeof termSchema>;
