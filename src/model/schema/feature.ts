import * as z from 'zod';
import { metricNames } from './measurement.ts';
import { day, id, line, prose, release } from './scalars.ts';

const confidence = z.enum(['measured', 'documented', 'reported', 'judgement']);

const contestedSchema = z
  .strictObject({
    range: line(120).describe('From the least to the most that is claimed, with units where it is a figure.'),
    claims: z
      .array(
        z.strictObject({
          says: line(240).describe('What is claimed, with its conditions.'),
          by: line(80).describe('Who claims it.'),
          source: id.optional().describe('Id of the source that says so; none where it was not read by us.'),
        }),
      )
      .min(2)
      .max(6)
      .describe('Who says what.'),
    settled: line(400).describe('What the editors hold to be true, and why.'),
  })
  .describe('A value on which sources disagree.');

const valueSchema = z
  .strictObject({
    summary: line(90).describe('The answer, not a topic: at most 90 characters.'),
    detail: prose(900).describe(
      'What it is, what it costs, when it bites, since which version: two to four sentences.',
    ),
    rating: z.int().min(1).max(5).describe('The step of the rubric that the option reaches.'),
    reason: line(300).describe('The step of the rubric and the fact that puts the option there.'),
    confidence: confidence.describe(
      'measured: by our own lab; documented: a primary source says so; reported: somebody’s figure, named; judgement: ours, with its reason.',
    ),
    judgement: line(300)
      .optional()
      .describe('Why the editors settle as they do; required where confidence is judgement.'),
    contested: contestedSchema.optional().describe('Only where widely read sources disagree.'),
    measurement: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}(-\d+)?$/, 'the name of a run, such as 2026-11-21')
      .optional()
      .describe('Where confidence is measured: the run that carries it, by the name of its file.'),
    sources: z.array(id).max(3).describe('Ids of one to three sources; empty only for a stated judgement.'),
    verified: z
      .strictObject({
        release: release.describe('The release of the option that the value was verified for, in quotes.'),
        date: day.describe('The day on which its sources were read.'),
      })
      .describe('What the value was verified for, and when.'),
  })
  .describe('What one option answers to one feature.');

export const featureSchema = z
  .strictObject({
    name: line(40).describe('Name of the row.'),
    question: line(160).describe('A question that can be asked of every option.'),
    why: line(300).describe('Why it matters to somebody who must choose.'),
    rubric: z
      .strictObject({ 1: line(160), 2: line(160), 3: line(160), 4: line(160), 5: line(160) })
      .describe('What one can observe of an option at each step, 1 (weak) to 5 (strong).'),
    values: z.record(z.string(), valueSchema).describe('A value for each option of the matrix, by option id.'),
    measured: z
      .array(z.strictObject({ metric: z.enum(metricNames), sample: id }))
      .min(1)
      .max(4)
      .optional()
      .describe('What our own lab measured of it; shown beside what others report.'),
    edited: day
      .optional()
      .describe('Day of the last change to the row that a reader would notice; not a day of verification.'),
  })
  .describe('One feature of a matrix: a row.');

export type Confidence = z.infer<typeof confidence>;
export type Contested = z.infer<typeof contestedSchema>;
export type Value = z.infer<typeof valueSchema>;
export type FeatureFile = z.infer<typeof featureSchema>;
