import * as z from 'zod';
import { plain } from './scalars.ts';

const text = z.string().max(20_000);
const headers = z.record(z.string().regex(/^[a-z0-9-]+$/, 'the name of a header in lower case'), plain(400));

const exchangeSchema = z
  .strictObject({
    request: z
      .string()
      .regex(/^[A-Z]+ \/\S*$/, 'a method and a path, such as GET /healthz')
      .max(2000)
      .optional()
      .describe('Method and path of a request, such as GET /healthz.'),
    headers: headers.optional().describe('Headers to send, by name in lower case.'),
    body: text.optional().describe('The body to send, as text.'),
    json: z.unknown().optional().describe('The body to send, as a value; its content type goes with it.'),
    expect: z
      .strictObject({
        status: z.int().min(100).max(599),
        headers: headers.optional().describe('Headers that the answer must have, by name in lower case.'),
        body: text.optional().describe('The whole body, exactly.'),
        json: z.unknown().optional().describe('The body’s value; the order of fields does not count.'),
      })
      .optional()
      .describe('What the answer must be.'),
    signal: z
      .enum(['SIGINT', 'SIGTERM'])
      .optional()
      .describe('A signal to send in place of a request; the exchange goes on after it.'),
  })
  .refine(({ request, expect, signal }) => (signal ? !request && !expect : request && expect), {
    error: 'either a `request` with what to `expect`, or a `signal`',
  });

/** One thing that every option's program must do alike. */
export const caseSchema = z.strictObject({
  name: plain(100).describe('What the case proves, as a sentence.'),
  args: z.array(z.string().max(2000)).max(40).default([]).describe('Arguments of the program.'),
  input: text.default('').describe('Its standard input.'),
  environment: z
    .record(z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of a variable'), z.string().max(2000))
    .default({})
    .describe('Variables of its environment.'),
  files: z
    .record(z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/, 'the name of a file'), text)
    .default({})
    .describe('Files of the folder that it runs in.'),
  peer: z
    .strictObject({ args: z.array(z.string().max(2000)).max(40) })
    .optional()
    .describe('Starts the server of every option in turn, with these arguments; `{peer}` is its host and port.'),
  exchange: z
    .array(exchangeSchema)
    .max(60)
    .optional()
    .describe('Requests to the program, a server, in order; SIGTERM ends it.'),
  expect: z
    .strictObject({
      status: z.int().min(0).max(255).default(0).describe('Its exit status.'),
      output: text.optional().describe('Its whole standard output, exactly.'),
      order: z.enum(['written', 'any']).default('written').describe('Whether the order of the lines counts.'),
      error: z.array(text).default([]).describe('Texts that its standard error must hold.'),
      upstream: z
        .strictObject({ requests: z.int().min(0).optional(), inFlight: z.int().min(0).optional() })
        .default({})
        .describe('Requests that the upstream must have counted: in all, and most at once.'),
    })
    .prefault({})
    .describe('What it must come to.'),
});

export type Case = z.infer<typeof caseSchema>;
export type Exchange = NonNullable<Case['exchange']>[number];
