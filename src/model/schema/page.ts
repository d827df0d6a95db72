import * as z from 'zod';
import { day, line } from './scalars.ts';

export const pageSchema = z
  .strictObject({
    title: line(80).describe('Title of the page.'),
    description: line(170).describe('One or two sentences for search results.'),
    updated: day.describe('Day of the last change that a reader would notice.'),
  })
  .describe('Front matter of a fixed page, such as the method.');

export type PageFront = z.infer<typeof pageSchema>;
