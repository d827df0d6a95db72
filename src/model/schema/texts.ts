import type * as z from 'zod';
import type { Path } from './describe.ts';
import { bare, below } from './describe.ts';
import { type Markup, markup } from './scalars.ts';

/** A string of a file that a reader gets to see, and what markup it may hold. */
export interface Text {
  readonly path: Path;
  readonly value: string;
  readonly markup: Markup['kind'];
}

/** All text in a value that fits a schema, in order. */
export function textsOf(schema: z.ZodType, value: unknown, path: Path = []): Text[] {
  if (typeof value === 'string') {
    const allowed = markup.get(schema) ?? markup.get(bare(schema));
    return allowed ? [{ path, value, markup: allowed.kind }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const steps = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return steps.flatMap(([step, one]) => {
    const schemaBelow = below(schema, step);
    return schemaBelow ? textsOf(schemaBelow, one, [...path, step]) : [];
  });
}
