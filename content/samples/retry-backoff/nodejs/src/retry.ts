import { setTimeout } from 'node:timers/promises';

// #region policy
/** Bounds a {@link retry}. Times are in milliseconds, of which Node's timers take up to 2³¹ - 1. */
export interface Policy {
  attempts: number;
  /** Ceiling of the first wait; it doubles from wait to wait. */
  base: number;
  /** Ceiling of every wait, but for what the server asks on top. */
  cap: number;
  /** Per attempt. */
  timeout: number;
  /** For all attempts and waits. */
  deadline: number;
}

/**
 * How long to wait after an attempt, counted from 1: any time up to a ceiling that doubles.
 * Clients that failed together would come back together without such "full jitter".
 *
 * @param random from 0 to below 1
 */
export function backoff(policy: Policy, attempt: number, random: number): number {
  // No base takes more than 31 doublings to reach its cap.
  return Math.min(policy.cap, policy.base * 2 ** Math.min(attempt - 1, 31)) * random;
}
// #endregion policy

/** Time and chance, so that tests need neither. */
export interface World {
  /** From 0 to below 1. */
  random(): number;
  /** Milliseconds since any moment. */
  now(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** A signal that aborts after so long. */
  timeout(milliseconds: number): AbortSignal;
}

export const realWorld: World = {
  random: Math.random,
  now: () => performance.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
};

/** A failure that another attempt may not meet. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  /** Milliseconds that the server asks to wait. */
  readonly after: number;

  constructor(message: string, options: ErrorOptions & { after?: number } = {}) {
    super(message, options);
    this.after = options.after ?? 0;
  }
}

/** How a {@link retry} ended, after so many attempts. */
export type Outcome<T> =
  | { kind: 'ok'; attempts: number; value: T }
  /** Another attempt would not go better. */
  | { kind: 'failed'; attempts: number; cause: unknown }
  /** The last attempt failed as well. */
  | { kind: 'gave up'; attempts: number; cause: TransientError }
  /** The deadline comes before the next attempt. */
  | { kind: 'out of time'; attempts: number; cause: TransientError };

type Operation<T> = (signal: AbortSignal) => Promise<T>;

// #region retry
/**
 * Calls `op` until it succeeds, fails for good, or attempts or time run out. As it may run several
 * times, it has to be idempotent. Aborting ends an attempt, if `op` heeds its signal, and a wait.
 */
export async function retry<T>(
  policy: Policy,
  op: Operation<T>,
  signal: AbortSignal = new AbortController().signal,
  world: World = realWorld,
): Promise<Outcome<T>> {
  const end = world.now() + policy.deadline;
  const deadline = world.timeout(policy.deadline);
  const stop = AbortSignal.any([signal, deadline]);
  for (let attempts = 1; ; attempts++) {
    const result = await attempt(op, stop, world.timeout(policy.timeout));
    if ('value' in result) return { kind: 'ok', attempts, value: result.value };
    signal.throwIfAborted();
    const { cause } = result;
    if (!(cause instanceof TransientError)) return { kind: 'failed', attempts, cause };
    if (deadline.aborted) return { kind: 'out of time', attempts, cause };
    if (attempts >= policy.attempts) return { kind: 'gave up', attempts, cause };

    const wait = cause.after + backoff(policy, attempts, world.random());
    // To wait, and then be out of time, would only put off the bad news.
    if (wait >= end - world.now()) return { kind: 'out of time', attempts, cause };
    await world.sleep(wait, signal);
  }
}
// #endregion retry

// #region attempt
async function attempt<T>(
  op: Operation<T>,
  stop: AbortSignal,
  timeout: AbortSignal,
): Promise<{ value: T } | { cause: unknown }> {
  const either = AbortSignal.any([stop, timeout]);
  try {
    return { value: await op(either) };
  } catch (cause) {
    // Whatever `op` made of the signal.
    return { cause: either.aborted ? new TransientError('timed out', { cause }) : cause };
  }
}
// #endregion attempt
