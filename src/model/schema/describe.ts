import type * as z from 'zod';

/** Fields, places in lists and keys of mappings, from the outside in. */
export type Path = readonly (string | number)[];

type Def = {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
};

const defOf = (schema: z.ZodType) => schema.def as unknown as Def;

/** The schema without `.optional()` and `.default()`. */
export function bare(schema: z.ZodType): z.ZodType {
  const { innerType } = defOf(schema);
  return innerType ? bare(innerType) : schema;
}

/** The schema of what lies one step below: a field, an entry of a list, a value of a mapping. */
export function below(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  const { shape, element, valueType } = defOf(bare(schema));
  if (shape) return Object.hasOwn(shape, step) ? shape[step] : undefined;
  return element ?? valueType;
}

function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let here: z.ZodType | undefined = schema;
  for (const step of path) here = here && below(here, step);
  return here;
}

/** What the schema says of the field at a path; nothing where it says nothing. */
export function describeAt(schema: z.ZodType, path: Path): string | undefined {
  const here = path.length === 0 ? undefined : schemaAt(schema, path);
  return here && (here.description ?? bare(here).description);
}

/** The names of the fields of the mapping at a path. */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  const here = schemaAt(schema, path);
  return here ? Object.keys(defOf(bare(here)).shape ?? {}) : [];
}
