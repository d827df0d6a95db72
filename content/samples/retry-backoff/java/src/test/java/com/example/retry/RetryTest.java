package com.example.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.retry.Retry.Attempt;
import com.example.retry.Retry.Operation;
import com.example.retry.Retry.Outcome;
import com.example.retry.Retry.Policy;
import com.example.retry.Retry.World;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final Duration TOO_LONG = Duration.ofSeconds(30);

    /** A world in which time passes only by sleeping, and chance is always a half. */
    private static final class VirtualWorld implements World {
        private Duration now = Duration.ZERO;

        @Override
        public double random() {
            return 0.5;
        }

        @Override
        public long nanoTime() {
            return now.toNanos();
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }

        /** An operation that lasts for as long as it may. */
        Operation<String> hanging() {
            return limit -> {
                sleep(limit);
                return new Attempt.Transient<>(new IOException("timed out"), Duration.ZERO);
            };
        }
    }

    /** An operation that fails so many times, then succeeds. */
    private static Operation<String> failing(int times, Attempt<String> failure) {
        var left = new AtomicInteger(times);
        return _ -> left.getAndDecrement() > 0 ? failure : new Attempt.Success<>("done");
    }

    private static Attempt<String> busy(long after) {
        return new Attempt.Transient<>(new IOException("busy"), Duration.ofMillis(after));
    }

    /** In the virtual world, it waits 50 ms, 100 ms, 200 ms, 300 ms, 300 ms, ... */
    private static Policy policy(int attempts, long deadline) {
        return new Policy(
                attempts,
                Duration.ofMillis(100),
                Duration.ofMillis(600),
                Duration.ofSeconds(1),
                Duration.ofMillis(deadline));
    }

    private static final Policy POLICY = policy(5, 60_000);

    private static String told(Outcome<String> outcome) {
        return switch (outcome) {
            case Outcome.Ok(int attempts, String value) -> attempts + ": " + value;
            case Outcome.Failed(int attempts, var e) -> attempts + ": failed, " + e.getMessage();
            case Outcome.GaveUp(int attempts, var e) -> attempts + ": gave up, " + e.getMessage();
            case Outcome.OutOfTime(int attempts, var e) ->
                    attempts + ": out of time, " + e.getMessage();
        };
    }

    private static void check(
            VirtualWorld world, Policy policy, Operation<String> op, String want, long took)
            throws InterruptedException {
        assertEquals(want, told(Retry.retry(policy, world, op)));
        assertEquals(Duration.ofMillis(took), world.now);
    }

    @Test
    void succeedsAtOnce() throws InterruptedException {
        check(new VirtualWorld(), POLICY, failing(0, busy(0)), "1: done", 0);
    }

    @Test
    void waitsLongerFromAttemptToAttempt() throws InterruptedException {
        check(new VirtualWorld(), POLICY, failing(4, busy(0)), "5: done", 50 + 100 + 200 + 300);
    }

    @Test
    void givesUpAfterTheLastAttempt() throws InterruptedException {
        check(new VirtualWorld(), POLICY, failing(5, busy(0)), "5: gave up, busy", 650);
    }

    @Test
    void doesNotRepeatWhatFailsForGood() throws InterruptedException {
        var failure = new Attempt.Permanent<String>(new IOException("no"));
        check(new VirtualWorld(), POLICY, failing(1, failure), "1: failed, no", 0);
    }

    @Test
    void waitsForWhatTheServerAsksAndItsOwnWaitOnTop() throws InterruptedException {
        check(new VirtualWorld(), POLICY, failing(1, busy(7_000)), "2: done", 7_050);
    }

    @Test
    void doesNotBeginToWaitBeyondTheDeadline() throws InterruptedException {
        var op = failing(1, busy(7_000));
        check(new VirtualWorld(), policy(5, 7_050), op, "1: out of time, busy", 0);
    }

    @Test
    void endsAnAttemptAfterItsTimeAndTriesAgain() throws InterruptedException {
        var world = new VirtualWorld();
        check(world, policy(2, 60_000), world.hanging(), "2: gave up, timed out", 2_050);
    }

    @Test
    void endsAnAttemptAtTheDeadline() throws InterruptedException {
        var world = new VirtualWorld();
        check(world, policy(5, 1_200), world.hanging(), "2: out of time, timed out", 1_200);
    }

    @Test
    void theDeadlineCountsEvenInTheLastAttempt() throws InterruptedException {
        var world = new VirtualWorld();
        check(world, policy(1, 300), world.hanging(), "1: out of time, timed out", 300);
    }

    @Test
    void interruptingEndsAWait() {
        var op = failing(1, busy(TOO_LONG.toMillis()));
        // It is still interrupted when it comes to wait.
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> Retry.retry(POLICY, World.REAL, op));
    }

    @Test
    void theWaitIsRandomBelowACeiling() {
        int[] attempts = {1, 2, 3, 4, 5, Integer.MAX_VALUE};
        long[] waits = {25, 50, 100, 150, 150, 150};
        for (int i = 0; i < attempts.length; i++) {
            assertEquals(Duration.ofMillis(waits[i]), POLICY.backoff(attempts[i], 0.25));
        }
        assertEquals(Duration.ZERO, POLICY.backoff(1, 0));
    }

    @Test
    void statusesWorthAnotherAttempt() {
        var headers = HttpHeaders.of(Map.of("Retry-After", List.of("3")), (_, _) -> true);
        for (int status = 300; status <= 599; status++) {
            var attempt = Get.judge(status, headers, Instant.EPOCH);
            if (Set.of(429, 502, 503, 504).contains(status)) {
                var failure = assertInstanceOf(Attempt.Transient.class, attempt);
                assertEquals(Duration.ofSeconds(3), failure.after());
                assertEquals("status " + status, failure.reason().getMessage());
            } else {
                var failure = assertInstanceOf(Attempt.Permanent.class, attempt);
                assertEquals("status " + status, failure.reason().getMessage());
            }
        }
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        Map.of(
                        "", 0,
                        "0", 0,
                        "120", 120,
                        "-1", 0,
                        "soon", 0,
                        "99999999999999999999", 0,
                        "Sun, 01 Mar 2026 12:00:30 GMT", 30,
                        "Sun, 01 Mar 2026 11:59:30 GMT", 0)
                .forEach(
                        (value, want) ->
                                assertEquals(
                                        Duration.ofSeconds(want),
                                        Get.retryAfter(value, now),
                                        value));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/at" -> send(exchange, 200, 100, 100);
                case "/beyond" -> send(exchange, 200, 101, 101);
                case "/busy" -> {
                    exchange.getResponseHeaders().add("Retry-After", "3");
                    exchange.sendResponseHeaders(503, -1);
                }
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", "/at");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/cut" -> send(exchange, 200, 100, 10);
                default -> {
                    // Hangs up without an answer.
                }
            }
        }
    }

    private static void send(HttpExchange exchange, int status, int length, int sent)
            throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(new byte[sent]);
        exchange.getResponseBody().flush();
    }

    /** An address on which nobody listens. */
    private static String refused() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static Attempt<byte[]> attempt(HttpClient client, String url, Duration limit)
            throws InterruptedException {
        return Get.attempt(client, HttpRequest.newBuilder(URI.create(url)).build(), 100, limit);
    }

    @Test
    void oneAttempt() throws IOException, InterruptedException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", RetryTest::answer);
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var client = HttpClient.newHttpClient()) {
            var success = assertInstanceOf(
                    Attempt.Success.class, attempt(client, base + "/at", TOO_LONG));
            assertEquals(100, ((byte[]) success.value()).length);

            for (String path : List.of("/beyond", "/redirect")) {
                var failure = assertInstanceOf(
                        Attempt.Permanent.class, attempt(client, base + path, TOO_LONG));
                assertEquals(
                        path.equals("/beyond") ? "body too large" : "status 302",
                        failure.reason().getMessage());
            }
            var busy = assertInstanceOf(
                    Attempt.Transient.class, attempt(client, base + "/busy", TOO_LONG));
            assertEquals(Duration.ofSeconds(3), busy.after());

            for (String url : List.of(base + "/cut", base + "/drop", refused())) {
                var failure = assertInstanceOf(
                        Attempt.Transient.class, attempt(client, url, TOO_LONG), url);
                assertEquals("connection failed", failure.reason().getMessage(), url);
                assertEquals(Duration.ZERO, failure.after());
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAttemptEndsWithItsTimeOrItsThread() throws IOException, InterruptedException {
        // Accepts connections, as the system does by itself, and never answers.
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = HttpClient.newHttpClient()) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();

            var failure = assertInstanceOf(
                    Attempt.Transient.class, attempt(client, url, Duration.ofMillis(1)));
            assertEquals("timed out", failure.reason().getMessage());

            var begun = new CountDownLatch(1);
            var interrupted = new CountDownLatch(1);
            var thread = Thread.ofVirtual().start(() -> {
                begun.countDown();
                try {
                    attempt(client, url, TOO_LONG);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            begun.await();
            thread.interrupt();
            assertTrue(thread.join(TOO_LONG));
            assertEquals(0, interrupted.getCount());
        }
    }
}
