package com.example.orders;

import com.example.orders.PlaceException.Invalid;
import com.example.orders.PlaceException.Unavailable;
import com.example.orders.PlaceException.Unexpected;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the shop at {@code base} and waits for an answer no longer than {@code timeout}. */
public final class Client implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final String base;
    private final Duration timeout;

    public Client(String base, Duration timeout) {
        // Most redirects would be followed with a GET, and its 200 taken for an order placed.
        this.http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
        this.base = base;
        this.timeout = timeout;
    }

    // #region place
    /**
     * Places an order. The signature lists all that can go wrong, and the compiler holds callers to
     * it. As the caller chose the id, placing again does not order twice.
     */
    public void place(Order order)
            throws Invalid, Unavailable, Unexpected, InterruptedException {
        check(order);
        put("/orders/" + order.id(), new Content(order.sku(), order.quantity()));
    }

    private static void check(Order order) throws Invalid {
        if (order.sku().isEmpty()) {
            throw new Invalid("sku", "must not be empty");
        }
        if (order.quantity() < 1) {
            throw new Invalid("quantity", "must be at least 1");
        }
    }
    // #endregion place

    private record Content(String sku, int quantity) {}

    private void put(String path, Object content)
            throws Invalid, Unavailable, Unexpected, InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(content)))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new Unexpected(e);
        }
        // The time-out of a request would end with the header; this one covers the body too.
        var answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            judge(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new Unavailable(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new Unavailable(cause);
            }
            throw new Unexpected(e.getCause());
        } finally {
            // Hangs up on what still runs, whether out of time or because this thread has to stop.
            answer.cancel(true);
        }
    }

    // #region answer
    private record Complaint(String field, String reason) {}

    private static void judge(HttpResponse<byte[]> response)
            throws Invalid, Unavailable, Unexpected {
        int status = response.statusCode();
        if (status >= 200 && status <= 299) {
            return;
        }
        if (status == 422) {
            throw invalid(response.body());
        }
        var cause = new IOException("status " + status);
        if (status >= 500) {
            throw new Unavailable(cause);
        }
        throw new Unexpected(cause);
    }

    private static Invalid invalid(byte[] body) throws Unexpected {
        try {
            var complaint = JSON.readValue(body, Complaint.class);
            // Jackson leaves null what is missing.
            if (complaint == null || complaint.field() == null || complaint.reason() == null) {
                throw new Unexpected(new IOException("no complaint"));
            }
            return new Invalid(complaint.field(), complaint.reason());
        } catch (JacksonException e) {
            throw new Unexpected(e);
        }
    }
    // #endregion answer

    @Override
    public void close() {
        http.close();
    }
}
