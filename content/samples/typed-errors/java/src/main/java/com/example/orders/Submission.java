package com.example.orders;

import java.time.Duration;

/** Decides what to do about an order that was not placed. */
public final class Submission {
    private Submission() {}

    /** Bounds how often an order is placed; each pause is twice as long as the last. */
    public record Retry(int attempts, Duration pause) {}

    /** What became of an order. */
    public sealed interface Outcome {
        record Placed() implements Outcome {}

        /** The customer has to change it. */
        record Rejected(PlaceException.Invalid cause) implements Outcome {}

        /** To be submitted again later. */
        record Postponed(PlaceException.Unavailable cause) implements Outcome {}
    }

    // #region react
    /**
     * Places an order, again if the shop is unavailable. What it throws is neither the customer's
     * fault nor a matter of time.
     */
    public static Outcome submit(Client client, Order order, Retry retry)
            throws PlaceException.Unexpected, InterruptedException {
        Duration pause = retry.pause();
        for (int attempt = 1; ; attempt++) {
            // Every kind is caught here or declared above: one that is added to place would not
            // compile before someone decides which.
            try {
                client.place(order);
                return new Outcome.Placed();
            } catch (PlaceException.Invalid e) {
                return new Outcome.Rejected(e);
            } catch (PlaceException.Unavailable e) {
                if (attempt >= retry.attempts()) {
                    return new Outcome.Postponed(e);
                }
            }

            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }
    // #endregion react
}
