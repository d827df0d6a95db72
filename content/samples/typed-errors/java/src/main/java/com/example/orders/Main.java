package com.example.orders;

import com.example.orders.Submission.Outcome;
import com.example.orders.Submission.Retry;
import java.time.Duration;
import java.util.Objects;

/** Places an order with a shop and says what became of it. */
final class Main {
    private static final String USAGE = """
            usage: typed-errors SHOP ID SKU QUANTITY
            The environment may set TIMEOUT_MS (5000) and PAUSE_MS (1000), from 1 to 3600000.""";

    /** What the command line and the environment say. */
    private record Given(String shop, Order order, Duration timeout, Retry retry) {}

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws InterruptedException {
        Given given;
        try {
            given = parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        try (var client = new Client(given.shop(), given.timeout())) {
            return submit(client, given.order(), given.retry());
        }
    }

    private static Given parse(String[] args) {
        if (args.length != 4) {
            throw new IllegalArgumentException("four arguments are needed");
        }
        if (!args[0].startsWith("http://") && !args[0].startsWith("https://")) {
            throw new IllegalArgumentException("SHOP begins with http:// or https://");
        }
        var order = new Order(
                number("ID", args[1], 0, Long.MAX_VALUE),
                args[2],
                (int) number("QUANTITY", args[3], 0, Integer.MAX_VALUE));
        var retry = new Retry(3, milliseconds("PAUSE_MS", "1000"));
        return new Given(args[0], order, milliseconds("TIMEOUT_MS", "5000"), retry);
    }

    private static Duration milliseconds(String name, String standard) {
        String text = Objects.requireNonNullElse(System.getenv(name), standard);
        return Duration.ofMillis(number(name, text, 1, 3_600_000));
    }

    private static long number(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // What is no number is out of bounds.
        }
        throw new IllegalArgumentException(name + " is out of bounds");
    }

    // #region report
    /** Submits an order, prints what became of it, and why, and returns the exit status for it. */
    private static int submit(Client client, Order order, Retry retry)
            throws InterruptedException {
        try {
            // No default: an outcome that is added does not compile before it has its exit status.
            return switch (Submission.submit(client, order, retry)) {
                case Outcome.Placed() -> report("placed", null, 0);
                case Outcome.Rejected(var cause) -> report("rejected", cause, 3);
                case Outcome.Postponed(var cause) -> report("postponed", cause, 4);
            };
        } catch (PlaceException.Unexpected e) {
            return report("failed", e, 1);
        }
    }

    private static int report(String word, Throwable cause, int status) {
        System.out.println(word);
        if (cause != null) {
            System.err.println(withCauses(cause));
        }
        return status;
    }

    /** The message of an exception and of all that caused it. */
    private static String withCauses(Throwable error) {
        String name = error.getClass().getSimpleName();
        String text = Objects.requireNonNullElse(error.getMessage(), name);
        return error.getCause() == null ? text : text + ": " + withCauses(error.getCause());
    }
    // #endregion report
}
