import * as z from 'zod';
import { id, line } from './scalars.ts';

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
  })
  .describe('A feature matrix: its options and the order of its features.');

export type MatrixFile = z.infer<typeof matrixSchema>;
