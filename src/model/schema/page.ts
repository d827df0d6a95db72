import * as z from 'zod';
import { day, line, plain } from './scalars.ts';

export const pageSchema = z
  .strictObject({
    title: line(80).describe('Title of the page.'),
    description: line(170).describe('One or two sentences for search results.'),
    updated: day.describe('Day of the last change that a reader would notice.'),
    versions: z
      .array(
        z.strictObject({
          version: plain(10).describe('Such as "1.1", in quotes.'),
          date: day.describe('The day from which it held.'),
          change: line(400).describe('What changed against the version before.'),
        }),
      )
      .optional()
      .describe('For the method: its versions, newest first.'),
  })
  .describe('Front matter of a fixed page, such as the method.');

export type PageFront = z.infer<typeof pageSchema>;
