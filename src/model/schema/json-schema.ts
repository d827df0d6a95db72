import * as z from 'zod';
import { schemas } from './layout.ts';

/** JSON Schemas of what authors write, by file name; draft 7, which every editor knows. Each ends in a line feed. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(schemas).map(([noun, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
      const note = 'Written by `npm run schemas` from src/model/schema. Not to be edited.';
      return [`${noun}.json`, `${JSON.stringify({ $comment: note, title: noun, ...json }, null, 2)}\n`];
    }),
  );
}
