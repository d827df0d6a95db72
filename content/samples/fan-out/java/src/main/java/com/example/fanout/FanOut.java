package com.example.fanout;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches many addresses at once. */
public final class FanOut {
    private FanOut() {}

    // #region result
    /**
     * Bounds one call of {@link #fetchAll}.
     *
     * @param inFlight requests at once; less than 1 counts as 1
     * @param timeout per request, from connecting to the last byte
     * @param maxBody bytes per body
     */
    public record Limits(int inFlight, Duration timeout, int maxBody) {}

    /** The outcome for one address. */
    public record Fetched(String url, Outcome outcome) {}

    public sealed interface Outcome {
        record Body(byte[] bytes) implements Outcome {}

        record TimedOut() implements Outcome {}

        record TooLarge() implements Outcome {}

        /** An answer outside 200 to 299. */
        record Status(int code) implements Outcome {}

        /** What the client reports, such as a refused connection. */
        record RequestFailed(Exception cause) implements Outcome {}
    }
    // #endregion result

    // #region fetch-all
    /**
     * Gets every address and returns one outcome for each, in the order of {@code urls}. An address
     * that fails does not stop the others; interrupting the thread stops them all.
     */
    public static List<Fetched> fetchAll(HttpClient client, List<String> urls, Limits limits)
            throws InterruptedException {
        // Threads are virtual and many; what is scarce are the slots.
        var slots = new Semaphore(Math.max(1, limits.inFlight()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Fetched>>();
            for (String url : urls) {
                tasks.add(() -> {
                    slots.acquire();
                    try {
                        return new Fetched(url, fetch(threads, client, url, limits));
                    } finally {
                        slots.release();
                    }
                });
            }
            // Waits for all, keeps their order, and cancels them when interrupted.
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }
    // #endregion fetch-all

    // #region fetch-one
    private static Outcome fetch(
            ExecutorService threads, HttpClient client, String url, Limits limits)
            throws InterruptedException, ExecutionException {
        // The time-out of a request would end with its header; this covers the body too.
        Future<Outcome> outcome = threads.submit(() -> get(client, url, limits.maxBody()));
        try {
            return outcome.get(limits.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Outcome.TimedOut();
        } finally {
            // Interrupts what still runs, whether out of time or because this thread has to stop.
            outcome.cancel(true);
        }
    }

    private static Outcome get(HttpClient client, String url, int maxBody)
            throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            // Closing a body before its end drops the connection.
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                return status < 200 || status > 299
                        ? new Outcome.Status(status)
                        : readBody(body, maxBody);
            }
        } catch (IOException | IllegalArgumentException e) {
            // The second is for what is no address at all.
            return new Outcome.RequestFailed(e);
        }
    }
    // #endregion fetch-one

    // #region read-body
    private static Outcome readBody(InputStream body, int maxBody) throws IOException {
        // One byte more than allowed tells a body at the limit from one beyond it.
        byte[] bytes = body.readNBytes(maxBody + 1);
        return bytes.length > maxBody ? new Outcome.TooLarge() : new Outcome.Body(bytes);
    }
    // #endregion read-body
}
