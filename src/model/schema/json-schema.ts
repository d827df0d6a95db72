import * as z from 'zod';
import { schemas } from './layout.ts';

/** JSON Schemas (draft 2020-12) of what authors write, by file name; each ends in a line feed. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(schemas).map(([noun, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', reused: 'inline', cycles: 'throw' });
      const note = 'Written by `npm run schemas` from src/model/schema. Not to be edited.';
      return [`${noun}.json`, `${JSON.stringify({ $comment: note, title: noun, ...json }, null, 2)}\n`];
    }),
  );
}
