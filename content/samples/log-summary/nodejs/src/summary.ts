import { maxLine, parse, routeOf } from './parse.ts';

/** A line that could not be read. */
export interface Malformed {
  number: number;
  /** Its beginning, fit to be printed. */
  text: string;
}

/** What is known of the requests to one endpoint. */
export class Traffic {
  count = 0;
  failed = 0;
  /** How often each occurred. */
  readonly latencies = new Map<number, number>();

  add(tenths: number, failed: boolean): void {
    this.count += 1;
    this.failed += failed ? 1 : 0;
    this.latencies.set(tenths, (this.latencies.get(tenths) ?? 0) + 1);
  }

  // #region rank
  /**
   * The smallest latency, for each percent, that this share of the requests did not exceed (nearest
   * rank).
   */
  percentiles(percents: number[]): number[] {
    const latencies = [...this.latencies].sort(([a], [b]) => a - b);
    return percents.map((percent) => {
      // Rounded up: the rank of one of the requests.
      let left = Math.ceil((this.count * percent) / 100);
      for (const [latency, count] of latencies) {
        left -= count;
        if (left <= 0) {
          return latency;
        }
      }
      throw new Error('the counts of the latencies add up to the count of all');
    });
  }
  // #endregion rank
}

/**
 * What is known of the lines so far. It grows with the number of endpoints and of their distinct
 * latencies, not with the number of lines.
 */
export class Summary {
  #lines = 0;
  #malformed = 0;
  #firstMalformed: Malformed | undefined;
  /** By method and route, as in `GET /orders/:id`. */
  readonly #traffic = new Map<string, Traffic>();

  /** The first line that could not be read, if there was one. */
  get firstMalformed(): Malformed | undefined {
    return this.#firstMalformed;
  }

  // #region read
  /** Adds all lines of the input, which comes in pieces, a character for each byte (latin1). */
  async read(input: AsyncIterable<string>): Promise<void> {
    // node:readline would hold a line of any length and also end one at a carriage return.
    let rest = '';
    for await (const piece of input) {
      const lines = (rest + piece).split('\n');
      // Cut off where it is too long to be well-formed; two more are for the line's end.
      rest = (lines.pop() ?? '').slice(0, maxLine + 2);
      for (const line of lines) {
        this.#add(line);
      }
    }
    if (rest !== '') {
      this.#add(rest);
    }
  }
  // #endregion read

  // #region count
  #add(ended: string): void {
    const line = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
    this.#lines += 1;
    const request = parse(line);
    if (request === undefined) {
      this.#malformed += 1;
      this.#firstMalformed ??= { number: this.#lines, text: printable(line) };
      return;
    }
    // One new string: parts of a line, if kept, would keep the whole piece of input.
    const endpoint = `${request.method} ${routeOf(request.path)}`;
    let traffic = this.#traffic.get(endpoint);
    if (traffic === undefined) {
      traffic = new Traffic();
      this.#traffic.set(endpoint, traffic);
    }
    traffic.add(request.tenths, request.failed);
  }
  // #endregion count

  // #region report
  /** A line for each endpoint, those with most requests first, and one for all. */
  report(): string {
    const rows = [...this.#traffic].map(([endpoint, traffic]) => {
      const [method = '', route = ''] = endpoint.split(' ');
      return { method, route, traffic };
    });
    rows.sort(
      (a, b) =>
        b.traffic.count - a.traffic.count ||
        compare(a.route, b.route) ||
        compare(a.method, b.method),
    );
    let text = '';
    for (const { method, route, traffic } of rows) {
      const { count, failed } = traffic;
      // In tenths of a percent, rounded half up.
      const share = Math.floor((2000 * failed + count) / (2 * count));
      const [p50, p90, p99, max] = traffic.percentiles([50, 90, 99, 100]).map(inTenths);
      text += `${method} ${route} count=${count} 5xx=${inTenths(share)}%`;
      text += ` p50=${p50} p90=${p90} p99=${p99} max=${max}\n`;
    }
    return `${text}lines=${this.#lines} malformed=${this.#malformed}\n`;
  }
  // #endregion report
}

/** By the characters' codes, whatever the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function inTenths(n: number): string {
  return `${Math.floor(n / 10)}.${n % 10}`;
}

/** The beginning of a line without what could confuse a terminal. */
function printable(line: string): string {
  return line.slice(0, 80).replace(/[^ -~]/g, '?');
}
