import * as z from 'zod';

/** Lower-case words joined by hyphens: safe in a file name, an address and an HTML id. */
export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'an id: lower-case letters, digits and single hyphens, starting with a letter',
  )
  .max(60);

/** What markup a text may hold: `line` has `code`, *emphasis* and **strong**, `prose` has citations `[@id]` too. */
export interface Markup {
  readonly kind: 'line' | 'prose';
}

/** Remembers which schemas are text with markup. */
export const markup = z.registry<Markup>();

/** One line as it is written: no markup, every sign stands for itself. */
export const plain = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\n\r]*$/, 'one line');

/** One line of text; `code`, *emphasis* and **strong** are allowed, no other markup. */
export const line = (max: number) => plain(max).register(markup, { kind: 'line' });

/** Text that may cite sources by `[@id]`; paragraphs are separated by an empty line. */
export const prose = (max: number) => z.string().trim().min(1).max(max).register(markup, { kind: 'prose' });

/** A day, as YYYY-MM-DD. Dates stay strings until they are printed. */
export const day = z.iso.date();

/** A year, a month or a day, as precise as the source itself states it. */
export const publicationDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'YYYY, YYYY-MM or YYYY-MM-DD, in quotes');

/** A release as its maker writes it, always a string: 1.10 is not 1.1. */
export const release = z
  .string()
  .regex(/^[A-Za-z0-9]+([ .+-][A-Za-z0-9]+){0,5}$/, 'a version such as "1.27", in quotes')
  .max(30);

/** An address that a reader may follow; nothing that runs. */
export const webAddress = z
  .url({ protocol: /^https$/, error: 'an https:// address', abort: true })
  .regex(
    /^https:\/\/[^\s/?#@\\]+([/?#][^\s"<>\\]*)?$/,
    'an https:// address, without blanks, quotes, user name or password',
  );
