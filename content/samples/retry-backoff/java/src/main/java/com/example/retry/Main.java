package com.example.retry;

import com.example.retry.Retry.Outcome;
import com.example.retry.Retry.Policy;
import com.example.retry.Retry.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gets an address, again if need be. */
public final class Main {
    private static final String USAGE =
            """
            usage: retry-backoff [flags] ADDRESS
              --attempts N      attempts at most (default 5)
              --base-ms MS      most to wait after the first attempt, then doubled (default 100)
              --cap-ms MS       most to wait after any attempt (default 10000)
              --timeout-ms MS   time for an attempt (default 5000)
              --deadline-ms MS  time for all (default 60000)""";

    private static final int MAX_BODY = 1 << 20;

    private Main() {}

    private record Arguments(Policy policy, HttpRequest request) {}

    public static void main(String[] args) throws InterruptedException {
        // By itself, the client would repeat a GET whose connection fails, unseen and uncounted.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) throws InterruptedException {
        Arguments given;
        try {
            given = parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }

        // Does not follow redirects: one is an answer like any other.
        try (var client = HttpClient.newHttpClient()) {
            Outcome<byte[]> outcome =
                    Retry.retry(
                            given.policy(),
                            World.REAL,
                            limit -> Get.attempt(client, given.request(), MAX_BODY, limit));
            return tell(outcome);
        }
    }

    private static int tell(Outcome<byte[]> outcome) {
        return switch (outcome) {
            case Outcome.Ok<byte[]>(int attempts, byte[] body) -> {
                System.out.printf("attempt %d: ok, %d bytes%n", attempts, body.length);
                yield 0;
            }
            case Outcome.Failed<byte[]>(int attempts, var reason) ->
                    tell(attempts, "failed", reason);
            case Outcome.GaveUp<byte[]>(int attempts, var reason) ->
                    tell(attempts, "gave up", reason);
            case Outcome.OutOfTime<byte[]>(int attempts, var reason) ->
                    tell(attempts, "out of time", reason);
        };
    }

    private static int tell(int attempts, String kind, Exception reason) {
        System.out.printf("attempt %d: %s%n", attempts, kind);
        var text = new StringBuilder(kind).append(": ").append(reason.getMessage());
        for (var cause = reason.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause);
        }
        System.err.println(text);
        return 1;
    }

    private static Arguments parse(List<String> args) {
        var flags =
                new HashMap<>(
                        Map.of(
                                "--attempts", 5,
                                "--base-ms", 100,
                                "--cap-ms", 10_000,
                                "--timeout-ms", 5_000,
                                "--deadline-ms", 60_000));
        var addresses = new ArrayList<String>();
        for (var rest = args.iterator(); rest.hasNext(); ) {
            String arg = rest.next();
            if (!arg.startsWith("-")) {
                addresses.add(arg);
                continue;
            }
            String[] parts = arg.split("=", 2);
            if (!flags.containsKey(parts[0])) {
                throw new IllegalArgumentException("unknown flag " + arg);
            }
            if (parts.length == 1 && !rest.hasNext()) {
                throw new IllegalArgumentException("no value for " + arg);
            }
            flags.put(parts[0], count(parts.length == 1 ? rest.next() : parts[1]));
        }
        if (addresses.size() != 1) {
            throw new IllegalArgumentException("not one address");
        }
        if (flags.get("--attempts") < 1) {
            throw new IllegalArgumentException("no attempts");
        }
        var policy =
                new Policy(
                        flags.get("--attempts"),
                        Duration.ofMillis(flags.get("--base-ms")),
                        Duration.ofMillis(flags.get("--cap-ms")),
                        Duration.ofMillis(flags.get("--timeout-ms")),
                        Duration.ofMillis(flags.get("--deadline-ms")));
        // Takes no address but one of HTTP.
        var request = HttpRequest.newBuilder(URI.create(addresses.getFirst())).build();
        return new Arguments(policy, request);
    }

    private static int count(String text) {
        int value = Integer.parseInt(text);
        if (value < 0) {
            throw new IllegalArgumentException(text + " is below 0");
        }
        return value;
    }
}
