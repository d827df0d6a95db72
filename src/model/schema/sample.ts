import * as z from 'zod';
import { id, line, plain, prose, release } from './scalars.ts';

export const sampleSchema = z
  .strictObject({
    title: line(60).describe('Name of the task.'),
    task: prose(400).describe('What each side must do, in one to three sentences.'),
    limits: prose(400).optional().describe('What the sample does not show or was not tried.'),
    regions: z
      .array(
        z.strictObject({
          id,
          title: line(80).describe('What the region does.'),
        }),
      )
      .min(1)
      .max(8)
      .describe('The regions shown side by side, in order; each is marked in the files of every option.'),
    options: z
      .record(
        z.string(),
        z.strictObject({
          minimum: release.describe('The oldest release of the option that the code builds with, in quotes.'),
          written: plain(40).describe('The toolchain that it was written with, such as go 1.26.8.'),
          files: z
            .array(z.string().regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/, 'a path below the option’s folder'))
            .min(1)
            .max(12)
            .describe('The files to show, below the option’s folder, in order.'),
          commands: z.array(plain(120)).min(1).max(8).describe('What builds and tests it, one command a line.'),
        }),
      )
      .describe('The project of each option, in the folder of its id.'),
  })
  .describe('One task, solved in several options.');

export type SampleFile = z.infer<typeof sampleSchema>;
