import { setTimeout as sleep } from 'node:timers/promises';

import {
  type InvalidError,
  type Order,
  place,
  type Shop,
  type UnavailableError,
} from './client.ts';

/** Bounds how often an order is placed; each pause, in milliseconds, is twice the last. */
export interface Retry {
  readonly attempts: number;
  readonly pause: number;
}

/** What became of an order. */
export type Outcome =
  | { readonly decision: 'placed' }
  /** The customer has to change it. */
  | { readonly decision: 'rejected'; readonly cause: InvalidError }
  /** To be submitted again later. */
  | { readonly decision: 'postponed'; readonly cause: UnavailableError };

// #region react
/**
 * Places an order, again if the shop is unavailable. What it throws is neither the customer's fault
 * nor a matter of time.
 */
export async function submit(
  shop: Shop,
  order: Order,
  retry: Retry,
  signal?: AbortSignal,
): Promise<Outcome> {
  let pause = retry.pause;
  for (let attempt = 1; ; attempt++) {
    const error = await place(shop, order, signal);
    // Every kind is listed: one added to `PlaceError` would not compile before someone decides
    // here what to do about it.
    switch (error?.kind) {
      case undefined:
        return { decision: 'placed' };
      case 'invalid':
        return { decision: 'rejected', cause: error };
      case 'unavailable':
        if (attempt >= retry.attempts) return { decision: 'postponed', cause: error };
        break;
      case 'unexpected':
        throw error;
      default:
        throw new Error('no such kind', { cause: error satisfies never });
    }

    await sleep(pause, undefined, signal ? { signal } : {});
    pause *= 2;
  }
}
// #endregion react
