// #region result
/** Bounds one call of {@link fetchAll}. */
export interface Limits {
  /** Requests at once; less than 1 counts as 1. */
  inFlight: number;
  /** Milliseconds per request, from connecting to the last byte. */
  timeout: number;
  /** Bytes per body, unpacked. */
  maxBody: number;
}

/** The outcome for one address. */
export interface Fetched {
  url: string;
  outcome: Outcome;
}

export type Outcome =
  | { kind: 'body'; body: Uint8Array }
  | { kind: 'timed out' }
  | { kind: 'too large' }
  /** An answer outside 200 to 299. */
  | { kind: 'status'; code: number }
  /** What `fetch` reports, such as a refused connection. */
  | { kind: 'request failed'; cause: unknown };
// #endregion result

// #region fetch-all
/**
 * Gets every address and resolves to one outcome for each, in the order of `urls`.
 * An address that fails does not stop the others; aborting `signal` stops them all and rejects.
 */
export async function fetchAll(
  urls: readonly string[],
  limits: Limits,
  signal?: AbortSignal,
): Promise<Fetched[]> {
  const results = new Array<Fetched>(urls.length);
  // All workers take from one iterator, so none waits for another's slow address.
  const todo = urls.entries();
  const work = async () => {
    for (const [index, url] of todo) {
      results[index] = { url, outcome: await fetchOne(url, limits, signal) };
    }
  };
  const workers = Math.min(Math.max(1, limits.inFlight), urls.length);
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}
// #endregion fetch-all

// #region fetch-one
async function fetchOne(url: string, limits: Limits, signal?: AbortSignal): Promise<Outcome> {
  // Covers the body too: once the deadline has passed, reading it fails.
  const deadline = AbortSignal.timeout(limits.timeout);
  try {
    return await get(url, limits.maxBody, signal ? AbortSignal.any([signal, deadline]) : deadline);
  } catch (cause) {
    // What the caller stopped is nothing that happened to the address.
    signal?.throwIfAborted();
    return deadline.aborted ? { kind: 'timed out' } : { kind: 'request failed', cause };
  }
}

async function get(url: string, maxBody: number, signal: AbortSignal): Promise<Outcome> {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    // A body that nobody reads would hold the connection.
    await response.body?.cancel();
    return { kind: 'status', code: response.status };
  }
  return readBody(response, maxBody);
}
// #endregion fetch-one

// #region read-body
async function readBody(response: Response, maxBody: number): Promise<Outcome> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // `response.bytes()` would take in whatever comes.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop early cancels the rest.
    if (size > maxBody) return { kind: 'too large' };
    chunks.push(chunk);
  }
  return { kind: 'body', body: Buffer.concat(chunks) };
}
// #endregion read-body
