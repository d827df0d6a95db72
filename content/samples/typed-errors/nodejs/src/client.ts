// #region errors
/** Something is wrong with the order. Trying again cannot help. */
export class InvalidError extends Error {
  readonly kind = 'invalid';
  readonly field: string;
  readonly reason: string;

  constructor(field: string, reason: string) {
    super(`invalid ${field}: ${reason}`);
    this.field = field;
    this.reason = reason;
  }
}

/** The shop did not answer, in time or at all. Trying again may help. */
export class UnavailableError extends Error {
  readonly kind = 'unavailable';

  constructor(cause: unknown) {
    super('shop unavailable', { cause });
  }
}

/** Anything else, for a person to look at. */
export class UnexpectedError extends Error {
  readonly kind = 'unexpected';

  constructor(cause: unknown) {
    super('unexpected failure', { cause });
  }
}

export type PlaceError = InvalidError | UnavailableError | UnexpectedError;
// #endregion errors

/** Is placed under an id that the caller chose. */
export interface Order {
  readonly id: number;
  readonly sku: string;
  readonly quantity: number;
}

/** Where the shop is, and how many milliseconds to wait for an answer at most. */
export interface Shop {
  readonly base: string;
  readonly timeout: number;
}

// #region place
/**
 * Resolves to what went wrong, if anything did. What is thrown has no type in a signature; what is
 * returned has. As the caller chose the id, placing again does not order twice.
 */
export async function place(
  shop: Shop,
  order: Order,
  signal?: AbortSignal,
): Promise<PlaceError | undefined> {
  const { id, sku, quantity } = order;
  return check(order) ?? (await put(shop, `/orders/${id}`, { sku, quantity }, signal));
}

function check({ sku, quantity }: Order): InvalidError | undefined {
  if (sku === '') return new InvalidError('sku', 'must not be empty');
  if (quantity < 1) return new InvalidError('quantity', 'must be at least 1');
  return undefined;
}
// #endregion place

async function put(
  { base, timeout }: Shop,
  path: string,
  content: unknown,
  signal?: AbortSignal,
): Promise<PlaceError | undefined> {
  const url = URL.parse(base + path);
  if (url === null) return new UnexpectedError(new Error(`not an address: ${base}`));
  // Covers the body too: once the deadline has passed, reading it fails.
  const deadline = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(content),
      // Most redirects would be followed with a GET, and its 200 taken for an order placed.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    return await judge(response);
  } catch (cause) {
    // What the caller stopped says nothing about the shop.
    signal?.throwIfAborted();
    return new UnavailableError(cause);
  }
}

// #region answer
async function judge(response: Response): Promise<PlaceError | undefined> {
  if (response.status === 422) return readComplaint(await response.text());
  // A body that nobody reads would hold the connection.
  await response.body?.cancel();
  if (response.ok) return undefined;
  const status = new Error(`status ${response.status}`);
  return response.status >= 500 ? new UnavailableError(status) : new UnexpectedError(status);
}

function readComplaint(text: string): InvalidError | UnexpectedError {
  try {
    const complaint: unknown = JSON.parse(text);
    if (isComplaint(complaint)) return new InvalidError(complaint.field, complaint.reason);
    return new UnexpectedError(new Error(`no complaint: ${text}`));
  } catch (cause) {
    return new UnexpectedError(cause);
  }
}

function isComplaint(value: unknown): value is Pick<InvalidError, 'field' | 'reason'> {
  if (typeof value !== 'object' || value === null) return false;
  if (!('field' in value) || !('reason' in value)) return false;
  return typeof value.field === 'string' && typeof value.reason === 'string';
}
// #endregion answer
