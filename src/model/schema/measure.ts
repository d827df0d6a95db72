import * as z from 'zod';
import { caseSchema } from './case.ts';
import { plain } from './scalars.ts';

const variables = caseSchema.shape.environment;

const loadSchema = z
  .strictObject({
    request: z
      .string()
      .regex(/^[A-Z]+ \/\S*$/, 'a method and a path, such as GET /notes/[1-9]')
      .max(500)
      .describe('Method and path; the path is a pattern, from which each request takes its own.'),
    headers: z.record(z.string().regex(/^[a-z0-9-]+$/, 'the name of a header in lower case'), plain(400)).default({}),
    body: z.string().max(20_000).optional().describe('The body of each request.'),
    environment: variables,
    before: caseSchema.shape.exchange.describe('Requests that set it up.'),
    fill: z
      .int()
      .min(1)
      .max(60)
      .optional()
      .describe('Seconds of load, uncounted, that it takes at least to fill it before it is measured.'),
    rate: z.int().min(1).max(100_000).describe('Requests that arrive per second while latency is measured.'),
  })
  .describe('A server under load.');

const taskSchema = z
  .strictObject({
    args: z.array(z.string().max(2000)).max(40).default([]),
    repeat: z.int().min(1).max(5000).default(1).describe('How many times the arguments are given.'),
    environment: variables,
    lines: z
      .strictObject({
        count: z.int().min(1).max(10_000_000),
        of: z
          .array(plain(400))
          .min(1)
          .max(100)
          .describe('Lines to take in turn; `{1-900}` is a number of that range, the same in every run.'),
      })
      .optional()
      .describe('Its standard input.'),
  })
  .describe('A program that runs to its end.');

export const measureSchema = z
  .strictObject({
    builds: z.boolean().default(false).describe('Whether its builds are timed and its binaries weighed.'),
    load: loadSchema.optional(),
    task: taskSchema.optional(),
  })
  .describe('What `npm run measure` does with it.');

export type Load = z.infer<typeof loadSchema>;
export type Task = z.infer<typeof taskSchema>;
