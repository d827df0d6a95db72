package com.example.retry;

import com.example.retry.Retry.Attempt;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets an address, one attempt at a time. */
public final class Get {
    private Get() {}

    // #region attempt
    /** Makes one attempt within {@code limit}; interrupting the thread ends it. */
    public static Attempt<byte[]> attempt(
            HttpClient client, HttpRequest request, int maxBody, Duration limit)
            throws InterruptedException {
        // The time-out of a request would end with its header; this covers the body too.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempt = threads.submit(() -> get(client, request, maxBody));
            try {
                return attempt.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return new Attempt.Transient<>(new IOException("timed out"), Duration.ZERO);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                // Interrupts what still runs, whether out of time or because this has to stop.
                attempt.cancel(true);
            }
        }
    }
    // #endregion attempt

    // #region get
    private static Attempt<byte[]> get(HttpClient client, HttpRequest request, int maxBody)
            throws InterruptedException {
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            // Closing a body before its end drops the connection.
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                if (status < 200 || status > 299) {
                    return judge(status, response.headers(), Instant.now());
                }
                // One byte more than allowed tells a body at the limit from one beyond it.
                byte[] bytes = body.readNBytes(maxBody + 1);
                return bytes.length > maxBody
                        ? new Attempt.Permanent<>(new IOException("body too large"))
                        : new Attempt.Success<>(bytes);
            }
        } catch (IOException e) {
            var reason = new IOException("connection failed", e);
            return new Attempt.Transient<>(reason, Duration.ZERO);
        }
    }
    // #endregion get

    // #region judge
    /** What an answer outside 200 to 299 means. */
    static Attempt<byte[]> judge(int status, HttpHeaders headers, Instant now) {
        var reason = new IOException("status " + status);
        return switch (status) {
            // Too many requests, bad gateway, service unavailable, gateway time-out.
            case 429, 502, 503, 504 -> {
                String value = headers.firstValue("Retry-After").orElse("");
                yield new Attempt.Transient<>(reason, retryAfter(value, now));
            }
            // Any other answer is likely to be the same again.
            default -> new Attempt.Permanent<>(reason);
        };
    }

    /** Reads the header of that name, seconds or a date; what it cannot read, it ignores. */
    static Duration retryAfter(String value, Instant now) {
        if (value.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Integer.parseInt(value));
        }
        try {
            var at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
    // #endregion judge
}
