package com.example.fanout;

import com.example.fanout.FanOut.Limits;
import com.example.fanout.FanOut.Outcome;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.List;

/** Gets the addresses it is given, at once, and prints a line for each. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) throws InterruptedException {
        int timeout = 5000;
        List<String> urls = args;
        if (args.size() > 1 && args.getFirst().equals("--timeout-ms")) {
            timeout = milliseconds(args.get(1));
            urls = args.subList(2, args.size());
        }
        boolean valid = timeout >= 1 && timeout <= 3_600_000;
        if (!valid || urls.isEmpty() || urls.getFirst().startsWith("-")) {
            System.err.println("usage: fan-out [--timeout-ms MS] ADDRESS...");
            return 2;
        }
        var limits = new Limits(8, Duration.ofMillis(timeout), 1 << 20);

        int status = 0;
        try (var client = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build()) {
            for (var fetched : FanOut.fetchAll(client, urls, limits)) {
                System.out.println(fetched.url() + ": " + describe(fetched.outcome()));
                if (!(fetched.outcome() instanceof Outcome.Body)) {
                    status = 1;
                }
                // What the client reports is for people to read and changes with Java's releases.
                if (fetched.outcome() instanceof Outcome.RequestFailed(Exception cause)) {
                    System.err.println(fetched.url() + ": " + cause);
                }
            }
        }
        return status;
    }

    /** The number, or 0 if it is none. */
    private static int milliseconds(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Body(byte[] bytes) -> bytes.length + " bytes";
            case Outcome.TimedOut() -> "timed out";
            case Outcome.TooLarge() -> "body too large";
            case Outcome.Status(int code) -> "status " + code;
            case Outcome.RequestFailed(_) -> "request failed";
        };
    }
}
