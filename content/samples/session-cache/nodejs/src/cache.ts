import { LRUCache } from 'lru-cache';
import type { Session } from './session.ts';

// #region cache
/**
 * Holds the sessions that were used last, each for a time from when it was stored. It needs no
 * lock: nothing in here waits, so no other request runs in between.
 *
 * A Map in order of use would do for a small capacity only: to find its first key, V8 steps over
 * all that were deleted before it.
 */
export class SessionCache {
  readonly #entries: LRUCache<string, Entry>;
  #hits = 0;
  #misses = 0;
  #evicted = 0;

  /** `clock` is in milliseconds and not at 0. */
  constructor(capacity: number, ttlSeconds: number, clock: { now(): number } = performance) {
    this.#entries = new LRUCache({
      max: capacity,
      ttl: 1000 * ttlSeconds,
      ttlResolution: 0,
      perf: clock,
      dispose: (_entry, _id, reason) => {
        if (reason === 'evict') {
          this.#evicted += 1;
        }
      },
    });
  }
  // #endregion cache

  // #region put
  /**
   * Stores a session and tells whether there was none of that id. Where there is no room, the one
   * whose use is longest ago goes.
   */
  put(id: string, session: Session): boolean {
    // Says no to one whose time is up.
    const created = !this.#entries.has(id);
    this.#entries.set(id, { session, hits: 0 });
    return created;
  }
  // #endregion put

  // #region get
  /** A session and how often it has been asked for, this time included. */
  get(id: string): Readonly<Entry> | undefined {
    // Deletes one whose time is up.
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    entry.hits += 1;
    return entry;
  }
  // #endregion get

  /** Removes a session and tells whether it was there. */
  delete(id: string): boolean {
    const found = this.#entries.has(id);
    this.#entries.delete(id);
    return found;
  }

  /** The counts up to now. */
  stats(): Stats {
    return {
      entries: this.#entries.size,
      hits: this.#hits,
      misses: this.#misses,
      evicted: this.#evicted,
    };
  }
}

export interface Entry {
  session: Session;
  hits: number;
}

/**
 * What `get` found, and what had to go for want of room. `entries` may include some whose time is
 * up: they go when they are asked for, or pushed out.
 */
export interface Stats {
  entries: number;
  hits: number;
  misses: number;
  evicted: number;
}
