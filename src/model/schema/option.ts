import * as z from 'zod';
import { id, line, prose, release, webAddress } from './scalars.ts';

const cited = z.array(id).min(1).max(3).describe('Ids of the sources that say so.');

const trapSchema = z
  .strictObject({
    title: line(80).describe('What people do.'),
    happens: line(300).describe('What happens then.'),
    instead: line(300).describe('What to do instead.'),
    sources: cited,
  })
  .describe('A mistake that is easy to make with this option.');

export const optionSchema = z
  .strictObject({
    name: line(40).describe('Name as its maker writes it.'),
    hue: z
      .number()
      .int()
      .min(0)
      .max(359)
      .describe('Hue of its colour in OKLCH, 0 to 359; lightness and chroma are derived.'),
    tagline: line(160).describe('What it is, in one sentence.'),
    description: prose(600).describe('A paragraph on what it is made for.'),
    fences: z
      .array(z.string().regex(/^[a-z0-9+#-]+$/))
      .default([])
      .describe('Names by which a code fence calls its language, such as go; such code belongs in a sample.'),
    playground: webAddress
      .regex(/\{code\}/, 'an address that holds {code}')
      .optional()
      .describe('Address of a page that runs code of this option, with {code} where the code goes.'),
    links: z
      .array(z.strictObject({ label: line(40), url: webAddress }))
      .min(1)
      .max(8)
      .describe('Home page, documentation, repository.'),
    facts: z
      .array(z.strictObject({ label: line(40), text: line(300), sources: cited }))
      .min(1)
      .max(20)
      .describe('Licence, governance, cadence and the like.'),
    users: z
      .array(z.strictObject({ who: line(80), what: line(200), sources: cited }))
      .max(12)
      .describe('Notable users.'),
    traps: z.array(trapSchema).max(12).describe('Mistakes that are easy to make with it.'),
  })
  .describe('The profile of an option.');

export const releasesSchema = z
  .strictObject({
    of: line(40)
      .optional()
      .describe('What bears the releases where it is not the option itself, such as the standard that defines it.'),
    cadence: line(200).describe('How often its maker releases.'),
    support: line(300).describe('How long a release is supported.'),
    stale: z
      .int()
      .min(1)
      .max(12)
      .default(2)
      .describe('A value verified this many releases ago, or more, is marked as stale.'),
    sources: cited,
    releases: z
      .array(
        z.strictObject({
          version: release,
          date: z.iso.date(),
          note: line(300).optional().describe('What it brought, or how we know of it.'),
          sources: cited,
        }),
      )
      .min(1)
      .describe('Newest first.'),
  })
  .describe('The releases of an option.');

export type Option = z.infer<typeof optionSchema>;
export type Trap = z.infer<typeof trapSchema>;
export type Releases = z.infer<typeof releasesSchema>;
