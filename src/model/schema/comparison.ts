import * as z from 'zod';
import { day, id, line, plain, prose } from './scalars.ts';

const perOption = <T extends z.ZodType>(of: T) => z.record(z.string(), of);

export const faqSchema = z
  .strictObject({
    question: line(120).describe('As typed into a search box.'),
    answer: prose(700).describe('The first sentence answers; at most 90 words; may cite sources by [@id].'),
  })
  .describe('One frequent question.');

const chooseSchema = z
  .strictObject({
    when: line(120).describe('A situation with a test in it, not a virtue.'),
    example: line(200).describe('A concrete use case.'),
    features: z.array(id).min(1).max(4).describe('Ids of the features that carry the line.'),
  })
  .describe('One line of “when to choose”.');

export const comparisonSchema = z
  .strictObject({
    title: line(80).describe('Title for search results and lists.'),
    description: line(170).describe('One or two sentences for search results.'),
    matrix: id.describe('Id of the matrix that it draws on.'),
    options: z.array(id).min(2).max(4).describe('Ids of the options compared, in the matrix’s order.'),
    verdict: z
      .strictObject({
        sentence: line(240).describe('One sentence that a reader could repeat to a manager.'),
        pick: z.union([id, z.literal('none')]).describe('The option advised by default, or none.'),
        wrongFor: line(300).describe('For whom that advice is wrong.'),
        tally: line(400)
          .optional()
          .describe(
            'Why the advice differs from the tally of rows; required where the advised option does not lead most rows.',
          ),
      })
      .describe('The editors’ verdict.'),
    takes: perOption(line(260)).describe('For each option, how “Take it when …” goes on.'),
    glance: z.array(id).min(3).max(12).describe('Ids of the features that decide most choices.'),
    overrides: z
      .array(
        z.strictObject({
          feature: id,
          winner: z.union([id, z.literal('none')]).describe('The option that leads after all, or none: it depends.'),
          reason: line(300).describe('Why the ratings alone mislead here; shown in the row.'),
        }),
      )
      .default([])
      .describe('Rows in which the editors overrule what the ratings say.'),
    choose: perOption(z.array(chooseSchema).min(1).max(8)).describe('When to choose each option.'),
    neither: z
      .array(z.strictObject({ when: line(160), instead: line(300) }))
      .default([])
      .describe('When none of the options fits.'),
    myths: z
      .array(
        z.strictObject({
          claim: line(160).describe('What is said, quoted exactly and briefly.'),
          paraphrased: z
            .boolean()
            .default(false)
            .describe('Whether the claim is in our words; it is then not set in quotation marks.'),
          by: line(80).describe('Who says it.'),
          saidIn: id.optional().describe('Id of the source that says it.'),
          evidence: prose(500).describe('What the evidence shows.'),
          remains: line(240).optional().describe('What remains true in it.'),
          sources: z.array(id).min(1).max(5),
        }),
      )
      .default([])
      .describe('What popular articles get wrong.'),
    migration: z
      .array(
        z.strictObject({
          from: id,
          to: id,
          steps: z.array(prose(400)).min(1).max(10).describe('Steps in order; may cite sources by [@id].'),
        }),
      )
      .default([])
      .describe('How to move from one option to another.'),
    faq: z.array(faqSchema).min(1).max(20).describe('Frequent questions.'),
    related: z.array(id).default([]).describe('Ids of other articles of any kind; each shows the link back by itself.'),
    method: plain(10)
      .optional()
      .describe('Version of the method that it was rated under, as content/pages/methodology.md lists it.'),
    authors: z.array(line(60)).min(1).describe('Who wrote it.'),
    published: day.describe('Day of first publication.'),
    updated: day.describe('Day of the last change that a reader would notice.'),
    draft: z.boolean().default(false).describe('A draft is checked and left out of the site.'),
  })
  .describe('Front matter of a comparison; the body is the article.');

export type ComparisonFront = z.infer<typeof comparisonSchema>;
export type ChooseLine = z.infer<typeof chooseSchema>;
