package com.example.retry;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Calls an operation, again if that may go better. */
public final class Retry {
    private Retry() {}

    // #region policy
    /**
     * Bounds a retry.
     *
     * @param base ceiling of the first wait; it doubles from wait to wait
     * @param cap ceiling of every wait, but for what the server asks on top
     * @param timeout per attempt
     * @param deadline for all attempts and waits
     */
    public record Policy(
            int attempts, Duration base, Duration cap, Duration timeout, Duration deadline) {
        /**
         * How long to wait after an attempt, counted from 1: any time up to a ceiling that doubles.
         * Clients that failed together would come back together without such "full jitter".
         *
         * @param random from 0 to below 1
         */
        public Duration backoff(int attempt, double random) {
            // In floating point, doubling may go on for ever without an overflow.
            double doubled = Math.scalb((double) base.toNanos(), attempt - 1);
            return Duration.ofNanos((long) (Math.min(doubled, cap.toNanos()) * random));
        }
    }
    // #endregion policy

    /** Time and chance, so that tests need neither. */
    public interface World {
        /** From 0 to below 1. */
        double random();

        /** Nanoseconds since any moment. */
        long nanoTime();

        void sleep(Duration duration) throws InterruptedException;

        World REAL =
                new World() {
                    @Override
                    public double random() {
                        return ThreadLocalRandom.current().nextDouble();
                    }

                    @Override
                    public long nanoTime() {
                        return System.nanoTime();
                    }

                    @Override
                    public void sleep(Duration duration) throws InterruptedException {
                        Thread.sleep(duration);
                    }
                };
    }

    /** May be attempted several times, so it has to be idempotent. */
    @FunctionalInterface
    public interface Operation<T> {
        /** Makes one attempt, which ends after {@code limit} at the latest. */
        Attempt<T> attempt(Duration limit) throws InterruptedException;
    }

    public sealed interface Attempt<T> {
        record Success<T>(T value) implements Attempt<T> {}

        /**
         * A failure that another attempt may not meet.
         *
         * @param after what the server asks to wait
         */
        record Transient<T>(IOException reason, Duration after) implements Attempt<T> {}

        /** A failure that another attempt would meet again. */
        record Permanent<T>(IOException reason) implements Attempt<T> {}
    }

    /** How a retry ended, after so many attempts. */
    public sealed interface Outcome<T> {
        int attempts();

        record Ok<T>(int attempts, T value) implements Outcome<T> {}

        /** Another attempt would not go better. */
        record Failed<T>(int attempts, IOException reason) implements Outcome<T> {}

        /** The last attempt failed as well. */
        record GaveUp<T>(int attempts, IOException reason) implements Outcome<T> {}

        /** The deadline comes before the next attempt. */
        record OutOfTime<T>(int attempts, IOException reason) implements Outcome<T> {}
    }

    // #region retry
    /**
     * Makes attempts until one succeeds or fails for good, or attempts or time run out.
     * Interrupting the thread ends an attempt, if {@code op} heeds it, and a wait.
     */
    public static <T> Outcome<T> retry(Policy policy, World world, Operation<T> op)
            throws InterruptedException {
        long end = world.nanoTime() + policy.deadline().toNanos();
        for (int attempts = 1; ; attempts++) {
            var limit = shorter(policy.timeout(), Duration.ofNanos(end - world.nanoTime()));
            switch (op.attempt(limit)) {
                case Attempt.Success<T>(T value) -> {
                    return new Outcome.Ok<>(attempts, value);
                }
                case Attempt.Permanent<T>(IOException reason) -> {
                    return new Outcome.Failed<>(attempts, reason);
                }
                case Attempt.Transient<T>(IOException reason, Duration after) -> {
                    var left = Duration.ofNanos(end - world.nanoTime());
                    if (!left.isPositive()) {
                        return new Outcome.OutOfTime<>(attempts, reason);
                    }
                    if (attempts >= policy.attempts()) {
                        return new Outcome.GaveUp<>(attempts, reason);
                    }
                    var wait = after.plus(policy.backoff(attempts, world.random()));
                    // To wait, and then be out of time, would only put off the bad news.
                    if (wait.compareTo(left) >= 0) {
                        return new Outcome.OutOfTime<>(attempts, reason);
                    }
                    world.sleep(wait);
                }
            }
        }
    }
    // #endregion retry

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
