import * as z from 'zod';
import { stepNames } from './sample.ts';
import { day, id, plain, release } from './scalars.ts';

export const proofSchema = z
  .strictObject({
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal')
      .describe('SHA-256 over the files of the project and what is played against it.'),
    date: day.describe('The day of the run, in UTC.'),
    toolchain: z.strictObject({ name: plain(40), version: plain(40) }).describe('What built and tested it.'),
    minimum: release.describe('The oldest release that the project’s manifest admits.'),
    dependencies: z
      .array(plain(160))
      .describe('Name and version of everything that ends up in the program, without the standard library.'),
    lines: z
      .strictObject({ program: z.int().min(0), tests: z.int().min(0) })
      .describe('Lines of source that are not blank, without generated ones.'),
    steps: z
      .array(
        z.strictObject({
          step: z.enum(stepNames),
          commands: z.array(plain(300)),
          outcome: z.enum(['passed', 'failed']),
          count: z.int().min(0).optional().describe('How many cases were played.'),
        }),
      )
      .min(1),
    diagnostic: z
      .string()
      .max(20_000)
      .optional()
      .describe('What the step that is meant to fail printed, without what differs from run to run.'),
  })
  .describe('What a run of one project came to.');

export const lockSchema = z
  .strictObject({ samples: z.record(id, z.record(id, proofSchema)) })
  .describe(
    'Proof that the samples were built and tested, by sample and option. Written by `npm run samples`, never by hand.',
  );

export type Proof = z.infer<typeof proofSchema>;
export type Lock = z.infer<typeof lockSchema>;
