import * as z from 'zod';
import { id, line, plain, webAddress } from './scalars.ts';

export const siteSchema = z
  .strictObject({
    name: line(40).describe('Name of the site.'),
    tagline: line(60).describe('The promise, in a few words.'),
    description: line(200).describe('What the site is, for search results.'),
    url: webAddress.describe('Where the site is served; astro.config.mjs reads it, with its path as the base.'),
    repository: webAddress.describe('Where the source is kept.'),
    branch: plain(60).describe('The branch that edits go to.'),
    language: z
      .string()
      .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
      .describe('Language of the content, such as en-GB.'),
    flagship: id
      .optional()
      .describe('Id of the comparison that lists begin with; its matrix comes first too. Else lists go by id.'),
    navigation: z
      .array(
        z.strictObject({
          label: line(24),
          to: z.string().regex(/^\/([a-z0-9-]+\/)*$/, 'an address of the site, with a slash at both ends'),
        }),
      )
      .min(1)
      .max(6)
      .describe('Links of the header, in order.'),
  })
  .describe('What an operator sets.');

export type Site = z.infer<typeof siteSchema>;
