import * as z from 'zod';
import { caseSchema } from './case.ts';
import { measureSchema } from './measure.ts';
import { id, line, plain, prose } from './scalars.ts';

/** What is done to every project, in this order; `cases` plays the shared cases against its program. */
export const stepNames = ['format', 'build', 'lint', 'test', 'cases'] as const;

export type StepName = (typeof stepNames)[number];

const below = z
  .string()
  .regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/, 'a path below the option’s folder')
  .refine((path) => !path.split('/').includes('..'), 'a path below the option’s folder');

const projectSchema = z.strictObject({
  files: z.array(below).min(1).max(12).describe('The files to show, below the option’s folder, in order.'),
  playground: below
    .optional()
    .describe('The file that runs alone, as it stands, on the playground that the option names.'),
  prepare: z
    .array(plain(120))
    .min(1)
    .max(20)
    .optional()
    .describe('A command to run before the build, a word an entry; the folders of the other options stand beside.'),
  fails: z
    .strictObject({
      step: z.enum(stepNames).exclude(['cases']).describe('The step that must fail.'),
      saying: plain(160).describe('What its output must say.'),
    })
    .optional()
    .describe('Where the failure is what the sample shows.'),
});

export const sampleSchema = z
  .strictObject({
    title: line(60).describe('Name of the task.'),
    task: prose(400).describe('What each side must do, in one to three sentences.'),
    limits: prose(400).optional().describe('What the sample does not show or was not tried.'),
    minimalOf: id.optional().describe('In a minimal variant: id of the sample that does the same for production.'),
    regions: z
      .array(
        z.strictObject({
          id,
          title: line(80).describe('What the region does.'),
        }),
      )
      .min(1)
      .max(8)
      .describe('The steps shown side by side, in order; each is marked in the files of every option.'),
    options: z.record(z.string(), projectSchema).describe('The project of each option, in the folder of its id.'),
    measure: measureSchema.optional(),
    cases: z
      .array(caseSchema)
      .max(60)
      .default([])
      .describe('What every option’s program must do alike; played by `npm run samples`.'),
  })
  .describe('One task, solved in several options.');

export type SampleFile = z.infer<typeof sampleSchema>;
