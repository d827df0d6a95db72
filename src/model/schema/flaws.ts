import type * as z from 'zod';
import type { Path } from './describe.ts';
import { describeAt, keysAt } from './describe.ts';

/** Where a value does not fit its schema, in words; without a place, for the schema knows no file. */
export interface Flaw {
  readonly path: Path;
  /** Set where a key of the mapping at `path` is meant and not its value. */
  readonly key?: string;
  readonly message: string;
  readonly expected?: string;
  readonly hint?: string;
  /** The field that is missing from the mapping at `path`. */
  readonly missing?: string;
  /** What would have been valid in place of the word that was found. */
  readonly valid?: { readonly found: string; readonly names: readonly string[] };
}

export type Validated<T> = { readonly data: T } | { readonly flaws: readonly Flaw[] };

/** Holds a value against a schema; never throws. */
export function validate<T>(schema: z.ZodType<T>, value: unknown): Validated<T> {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data };
  return { flaws: result.error.issues.flatMap((issue) => flawsOf(schema, value, issue)) };
}

type Issue = z.core.$ZodIssue;

function flawsOf(schema: z.ZodType, value: unknown, issue: Issue): Flaw[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const found = valueAt(value, path);
  if (issue.code === 'unrecognized_keys') {
    const names = keysAt(schema, path);
    return issue.keys.map((key) => ({
      path,
      key,
      message: `${path.length === 0 ? 'There is' : `\`${name(path)}\` has`} no field \`${key}\`.`,
      expected: `one of ${names.join(', ')}`,
      valid: { found: key, names },
    }));
  }
  const last = path.at(-1);
  const about = describeAt(schema, path);
  if (found === undefined && last !== undefined) {
    return [
      {
        path: path.slice(0, -1),
        missing: String(last),
        message: `\`${last}\` is missing${inside(path)}.`,
        ...expectation(wanted(issue), about),
      },
    ];
  }
  return [
    {
      path,
      message: `${subject(path)} ${complaint(issue, found)}.`,
      ...expectation(wanted(issue), about),
      ...help(issue, found),
    },
  ];
}

function expectation(shape: string, about: string | undefined): { expected: string } {
  return { expected: about ? `${shape}. ${about}` : shape };
}

const inside = (path: Path) => (path.length > 1 ? ` in \`${name(path.slice(0, -1))}\`` : '');
const subject = (path: Path) => (path.length === 0 ? 'The file' : `\`${name(path)}\``);

/** A path as one would say it: `values.go.rating`, `groups[2].name`. */
export function name(path: Path): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step + 1}]` : `${at ? '.' : ''}${step}`)).join('');
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

/** A value as it stands in a message: short, on one line. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ') : String(value);
  return `\`${text.length > 50 ? `${text.slice(0, 49)}…` : text}\``;
}

function complaint(issue: Issue, found: unknown): string {
  const size = typeof found === 'string' ? found.trim().length : Array.isArray(found) ? found.length : undefined;
  if (issue.code === 'too_small' && size === 0) return 'is empty';
  if ((issue.code === 'too_big' || issue.code === 'too_small') && size !== undefined) {
    return `has ${count(size, typeof found === 'string' ? 'character' : 'entry', typeof found === 'string' ? 'characters' : 'entries')}`;
  }
  if (issue.code === 'invalid_format' && issue.message === 'one line') return 'has more than one line';
  return `is ${shown(found)}`;
}

function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return custom(issue.message) ?? kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? `\`${String(issue.values[0])}\``
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      // Where one field decides which kind it is, nothing else was tried.
      if (issue.errors.length === 0) return `one of ${kindsOf(issue).join(', ')}`;
      return [...new Set(issue.errors.flatMap((branch) => branch.slice(0, 1).map(wanted)))].join(' or ');
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin, Number(issue.maximum))}`;
    case 'too_small':
      return `at least ${issue.minimum}${unit(issue.origin, Number(issue.minimum))}`;
    case 'invalid_format':
      return (
        custom(issue.message) ??
        (issue.format === 'date' ? 'a day of the calendar as YYYY-MM-DD' : `text that fits ${issue.pattern}`)
      );
    default:
      return issue.message;
  }
}

/** What the field that tells kinds apart may hold. */
const kindsOf = (issue: Issue): string[] =>
  issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []).map(String) : [];

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping of fields',
  record: 'a mapping by id',
};

/** The message that a schema states itself; zod’s own all start with “Invalid” or “Too”. */
const custom = (message: string) => (/^(Invalid|Too|Unrecognized) /.test(message) ? undefined : message);

function unit(origin: string, many: number): string {
  if (origin === 'string') return many === 1 ? ' character' : ' characters';
  return origin === 'array' ? (many === 1 ? ' entry' : ' entries') : '';
}

const count = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;

function help(issue: Issue, found: unknown): { hint?: string; valid?: { found: string; names: string[] } } {
  const text = issue.code === 'invalid_type' && issue.expected === 'string';
  if (text && (typeof found === 'number' || typeof found === 'boolean'))
    return { hint: `put it in quotes: '${String(found)}'` };
  if (issue.code === 'invalid_value' && typeof found === 'string')
    return { valid: { found, names: issue.values.map(String) } };
  if (issue.code === 'invalid_union' && typeof found === 'string' && issue.errors.length === 0)
    return { valid: { found, names: kindsOf(issue) } };
  if (issue.code === 'invalid_type' && issue.expected === 'array' && typeof found === 'string')
    return { hint: `write a list: [${found}]` };
  return {};
}
