import { TransientError } from './retry.ts';

// #region get
/** Makes one attempt; what may go better another time is a {@link TransientError}. */
export async function get(url: URL, maxBody: number, signal: AbortSignal): Promise<Uint8Array> {
  // Throws for an address that can never be asked. A redirect is an answer like any other.
  const request = new Request(url, { redirect: 'manual', signal });
  const response = await fetch(request).catch(broken);
  if (!response.ok) {
    // A body that nobody reads would hold the connection.
    await response.body?.cancel().catch(broken);
    throw judge(response.status, response.headers, Date.now());
  }
  const body = await readBody(response, maxBody).catch(broken);
  if (body === undefined) throw new Error('body too large');
  return body;
}

function broken(cause: unknown): never {
  throw new TransientError('connection failed', { cause });
}

async function readBody(response: Response, maxBody: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // `response.bytes()` would take in whatever comes.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop early cancels the rest.
    if (size > maxBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
// #endregion get

// #region judge
/** What to throw for an answer outside 200 to 299. */
export function judge(status: number, headers: Headers, now: number): Error {
  const message = `status ${status}`;
  switch (status) {
    case 429: // too many requests
    case 502: // bad gateway
    case 503: // service unavailable
    case 504: // gateway timeout
      return new TransientError(message, { after: retryAfter(headers.get('retry-after'), now) });
    default:
      // Any other answer is likely to be the same again.
      return new Error(message);
  }
}

/** Reads the header of that name, seconds or a date; what it cannot read, it ignores. */
export function retryAfter(value: string | null, now: number): number {
  if (value === null) return 0;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
// #endregion judge
