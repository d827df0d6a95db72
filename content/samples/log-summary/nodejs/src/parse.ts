/**
 * The length, in bytes, up to which a line can be well-formed. It keeps the memory for one line
 * small, whatever comes in.
 */
export const maxLine = 8192;

// #region line
/** What counts of a line. */
export interface Request {
  method: string;
  path: string;
  /** By the server: 500 to 599. */
  failed: boolean;
  /** Of a millisecond. */
  tenths: number;
}

// Of the time, the shape is enough: nothing is made of it. The query is matched and left out.
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/;
const target = /(\/[!->@-~]*)(?:\?[!-~]*)?/;
const pattern = new RegExp(
  `^${time.source} ([A-Z]+) ${target.source} ([1-5])\\d\\d (\\d{1,8})\\.(\\d)$`,
);

/**
 * Reads a line such as `2026-11-21T10:00:00Z GET /orders/42?full 200 12.7`. With one digit after
 * the point, tenths are whole numbers.
 */
export function parse(line: string): Request | undefined {
  const match = line.length > maxLine ? null : pattern.exec(line);
  if (match === null) {
    return undefined;
  }
  // The pattern has all five groups; the defaults are for the compiler.
  const [, method = '', path = '', hundreds = '', whole = '', tenth = ''] = match;
  return { method, path, failed: hundreds === '5', tenths: 10 * Number(whole) + Number(tenth) };
}
// #endregion line

// #region route
// Nothing but digits: `/v2` and `/orders-7` stay. What follows a segment is looked at, not taken,
// as it begins the next.
const number = /\/\d+(?=\/|$)/g;

/** The path, with `:id` for each segment that is a number. */
export function routeOf(path: string): string {
  return path.replace(number, '/:id');
}
// #endregion route
