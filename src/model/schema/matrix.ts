import * as z from 'zod';
import { id, line } from './scalars.ts';

const weight = z.int().min(0).max(5);

const presetSchema = z
  .strictObject({
    id,
    name: line(40).describe('A real situation in a few words, such as “Latency contract at p99”.'),
    situation: line(240).describe('Who decides what, and what that makes count.'),
    weights: z
      .record(z.string(), weight)
      .describe('What each group of features counts, 0 (nothing) to 5, by group id.'),
    features: z
      .record(z.string(), weight)
      .default({})
      .describe('Single features that count something else than their group, by feature id.'),
  })
  .describe('Priorities of a real situation.');

const balanceSchema = z
  .strictObject({
    leads: z.number().min(1).describe('How many times as many rows one option may lead as another.'),
    sources: z.number().min(1).describe('How many times as many sources may speak of one option as of another.'),
    words: z.number().min(1).describe('How many times as many words one option may get as another.'),
    age: z
      .int()
      .min(1)
      .describe('How many months the oldest evidence of one option may be older than that of another.'),
  })
  .describe('Beyond these, `check` warns that a comparison is lopsided.');

export const matrixSchema = z
  .strictObject({
    title: line(60).describe('Name of the matrix, such as “Backend languages”.'),
    subject: line(60).describe('What the options are compared for; completes “Go or Rust …”.'),
    description: line(200).describe('One sentence for lists and search results.'),
    options: z.array(id).min(2).max(8).describe('Ids of its options, in the order of its columns.'),
    groups: z
      .array(
        z.strictObject({
          id,
          name: line(40),
          features: z.array(id).min(1).describe('Ids of its features, in the order of its rows.'),
        }),
      )
      .min(1)
      .describe('The groups of features, in order.'),
    presets: z
      .array(presetSchema)
      .max(12)
      .default([])
      .describe('Priorities to weigh the options by; each result stands on the page.'),
    balance: balanceSchema.optional(),
  })
  .describe('A feature matrix: its options and the order of its features.');

export type Preset = z.infer<typeof presetSchema>;
export type BalanceLimits = z.infer<typeof balanceSchema>;
export type MatrixFile = z.infer<typeof matrixSchema>;
