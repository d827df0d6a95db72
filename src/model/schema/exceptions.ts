import * as z from 'zod';
import { day, line, plain } from './scalars.ts';

export const exceptionsSchema = z
  .strictObject({
    exceptions: z
      .array(
        z.strictObject({
          rule: plain(40).describe('Id of the rule, as a problem names it.'),
          file: plain(200).describe('The file that it is tolerated in, from the project’s root.'),
          reason: line(300).describe('Why it is right to tolerate it.'),
          until: day.describe('The last day on which it is tolerated.'),
        }),
      )
      .describe('Problems that are tolerated.'),
  })
  .describe('Problems that are tolerated for a time; one that no longer occurs is itself a problem.');

export type Exceptions = z.infer<typeof exceptionsSchema>;
