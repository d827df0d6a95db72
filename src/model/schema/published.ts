import * as z from 'zod';
import { id } from './scalars.ts';

const address = z
  .string()
  .regex(
    /^(compare|guides|perspectives)\/[a-z][a-z0-9-]*$/,
    'an address of an article without slashes at its ends, such as compare/go-vs-rust',
  );

export const publishedSchema = z
  .strictObject({
    rows: z
      .record(z.string(), z.array(id))
      .describe('By matrix: ids of every row that ever was published; links lead to them.'),
    articles: z
      .array(address)
      .describe('Addresses of every article that ever was published, such as compare/go-vs-rust.'),
  })
  .describe('What was published and must stay reachable. Written by `npm run published`, never by hand.');

export const movedSchema = z
  .strictObject({
    rows: z
      .record(z.string(), z.record(z.string(), id))
      .default({})
      .describe('By matrix: the id of a row that is gone, and the row that answers in its place.'),
    articles: z
      .record(z.string(), address)
      .default({})
      .describe('The address of an article that is gone, such as compare/go-vs-zig, and the one that stands for it.'),
  })
  .describe('Aliases: where links to what is gone lead now.');

export type Published = z.infer<typeof publishedSchema>;
export type Moved = z.infer<typeof movedSchema>;
