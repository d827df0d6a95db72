package com.example.fanout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.fanout.FanOut.Fetched;
import com.example.fanout.FanOut.Limits;
import com.example.fanout.FanOut.Outcome;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FanOutTest {
    /** For tests in which nothing should run into a limit. */
    private static final Limits PATIENT = new Limits(4, Duration.ofSeconds(30), 1 << 10);

    private static Limits inFlight(int count) {
        return new Limits(count, PATIENT.timeout(), PATIENT.maxBody());
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<HttpServer> servers = new ArrayList<>();

    interface Handler {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** Serves on a free port; what {@code handler} leaves open is cut off after the test. */
    private String serve(Handler handler) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        server.setExecutor(handlers);
        server.createContext("/", exchange -> {
            try {
                handler.handle(exchange);
            } catch (InterruptedException e) {
                exchange.close();
            }
        });
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        handlers.shutdownNow();
        client.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes());
        }
    }

    /** Waits until the test ends. */
    private static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static List<Class<?>> kinds(List<Fetched> results) {
        return results.stream().<Class<?>>map(result -> result.outcome().getClass()).toList();
    }

    private static List<String> at(String base, String... paths) {
        return Stream.of(paths).map(path -> base + path).toList();
    }

    @Test
    void resultsKeepTheOrderOfTheAddresses() throws Exception {
        // The first address is answered only after the last has been.
        var last = new CountDownLatch(1);
        var base = serve(exchange -> {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/0")) {
                last.await();
            }
            answer(exchange, 200, path);
            if (path.equals("/3")) {
                last.countDown();
            }
        });
        var urls = at(base, "/0", "/1", "/2", "/3");

        var results = FanOut.fetchAll(client, urls, PATIENT);

        assertEquals(urls, results.stream().map(Fetched::url).toList());
        for (int i = 0; i < results.size(); i++) {
            var body = assertInstanceOf(Outcome.Body.class, results.get(i).outcome());
            assertArrayEquals(("/" + i).getBytes(), body.bytes());
        }
    }

    @Test
    void noMoreRequestsAtOnceThanAllowed() throws Exception {
        final int limit = 3;
        var inFlight = new AtomicInteger();
        var peak = new AtomicInteger();
        var full = new CountDownLatch(limit);
        var base = serve(exchange -> {
            peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            full.countDown();
            // Nobody leaves before the limit is reached, then a while for one too many to come.
            full.await();
            Thread.sleep(20);
            inFlight.decrementAndGet();
            answer(exchange, 200, "");
        });
        var urls = Collections.nCopies(4 * limit, base);

        var results = FanOut.fetchAll(client, urls, inFlight(limit));

        assertEquals(Collections.nCopies(4 * limit, Outcome.Body.class), kinds(results));
        assertEquals(limit, peak.get());
    }

    @Test
    void aSlowAddressDoesNotHoldTheSlotsOfOthers() throws Exception {
        // With two slots, the first address is answered only after all others have been.
        var others = new CountDownLatch(4);
        var base = serve(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/first")) {
                others.await();
            } else {
                others.countDown();
            }
            answer(exchange, 200, "");
        });
        var urls = at(base, "/first", "/other", "/other", "/other", "/other");

        var results = FanOut.fetchAll(client, urls, inFlight(2));

        assertEquals(Collections.nCopies(5, Outcome.Body.class), kinds(results));
    }

    @Test
    void aLimitBelowOneCountsAsOne() throws Exception {
        var base = serve(exchange -> answer(exchange, 200, ""));

        var results = FanOut.fetchAll(client, List.of(base, base), inFlight(0));

        assertEquals(Collections.nCopies(2, Outcome.Body.class), kinds(results));
    }

    @Test
    void aSlowAddressTimesOutAlone() throws Exception {
        var base = serve(exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/silent" -> hang();
                case "/stalled" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("begun".getBytes());
                    exchange.getResponseBody().flush();
                    hang();
                }
                default -> answer(exchange, 200, "");
            }
        });
        var urls = at(base, "/silent", "/quick", "/stalled", "/quick");
        var limits = new Limits(4, Duration.ofSeconds(1), PATIENT.maxBody());

        var results = FanOut.fetchAll(client, urls, limits);

        var timedOut = Outcome.TimedOut.class;
        var body = Outcome.Body.class;
        assertEquals(List.of(timedOut, body, timedOut, body), kinds(results));
    }

    @Test
    void errorsStayWithTheirAddress() throws Exception {
        var base = serve(exchange -> {
            boolean broken = exchange.getRequestURI().getPath().equals("/broken");
            answer(exchange, broken ? 500 : 200, "");
        });
        var fine = base + "/fine";
        var urls = List.of(base + "/broken", fine, refused(), "no address", fine);

        var results = FanOut.fetchAll(client, urls, PATIENT);

        var failure = Outcome.RequestFailed.class;
        var body = Outcome.Body.class;
        assertEquals(List.of(Outcome.Status.class, body, failure, failure, body), kinds(results));
        assertEquals(new Outcome.Status(500), results.getFirst().outcome());
        var failed = assertInstanceOf(Outcome.RequestFailed.class, results.get(2).outcome());
        assertInstanceOf(ConnectException.class, failed.cause());
    }

    /** An address on which nobody listens. */
    private static String refused() throws IOException {
        try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void aBodyBeyondTheLimitIsAnError() throws Exception {
        var cutOff = new CountDownLatch(1);
        var base = serve(exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/at" -> answer(exchange, 200, "x".repeat(100));
                case "/beyond" -> answer(exchange, 200, "x".repeat(101));
                default -> {
                    exchange.sendResponseHeaders(200, 0);
                    try {
                        while (true) {
                            exchange.getResponseBody().write("1234".getBytes());
                        }
                    } catch (IOException e) {
                        cutOff.countDown();
                    }
                }
            }
        });
        var urls = at(base, "/at", "/beyond", "/endless");

        var results = FanOut.fetchAll(client, urls, new Limits(4, PATIENT.timeout(), 100));

        var tooLarge = Outcome.TooLarge.class;
        assertEquals(List.of(Outcome.Body.class, tooLarge, tooLarge), kinds(results));
        // The client hangs up rather than read what is left.
        assertTrue(cutOff.await(30, TimeUnit.SECONDS));
    }

    @Test
    void interruptingStopsAll() throws Exception {
        var arrived = new Semaphore(0);
        var base = serve(exchange -> {
            arrived.release();
            hang();
        });
        var caller = Thread.currentThread();
        Thread.startVirtualThread(() -> {
            arrived.acquireUninterruptibly();
            caller.interrupt();
        });

        assertThrows(
                InterruptedException.class,
                () -> FanOut.fetchAll(client, Collections.nCopies(5, base), PATIENT));
    }
}
