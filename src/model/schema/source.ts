import * as z from 'zod';
import { day, line, plain, publicationDate, webAddress } from './scalars.ts';

const sourceSchema = z
  .strictObject({
    title: plain(200).describe('Title of the page, paper or release note, as its publisher writes it.'),
    url: webAddress.describe('Where it was read.'),
    published: publicationDate.optional().describe('When it was published, as precisely as it says so itself.'),
    accessed: day.describe('The day on which we last read it.'),
    caveat: line(400).optional().describe('What a reader must know before relying on it.'),
  })
  .describe('One source; cited by its id everywhere else.');

export const publisherSchema = z
  .strictObject({
    name: line(80).describe('Who publishes.'),
    kind: z
      .enum(['project', 'standards', 'vendor', 'research', 'press', 'person'])
      .describe('What kind of publisher it is.'),
    interest: line(200).describe('What the publisher has to gain from what it says.'),
    sources: z.record(z.string(), sourceSchema).describe('Its sources by id; an id is unique among all publishers.'),
  })
  .describe('A publisher and its sources.');

export type Publisher = z.infer<typeof publisherSchema>;
export type SourceEntry = z.infer<typeof sourceSchema>;
