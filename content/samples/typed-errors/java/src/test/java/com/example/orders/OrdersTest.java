package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.orders.PlaceException.Invalid;
import com.example.orders.PlaceException.Unavailable;
import com.example.orders.PlaceException.Unexpected;
import com.example.orders.Submission.Outcome;
import com.example.orders.Submission.Outcome.Placed;
import com.example.orders.Submission.Outcome.Postponed;
import com.example.orders.Submission.Outcome.Rejected;
import com.example.orders.Submission.Retry;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class OrdersTest {
    private static final Duration TOO_LONG = Duration.ofSeconds(30);
    private static final Order ORDER = new Order(7, "A-1", 2);
    private static final Retry THRICE = new Retry(3, Duration.ofMillis(1));

    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    interface Handler {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** Opens a shop that counts its calls; what {@code handler} leaves open ends with the test. */
    private Client open(Duration timeout, Handler handler) throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(anyPort, 0);
        server.setExecutor(handlers);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            try (exchange) {
                handler.handle(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        opened.add(() -> server.stop(0));
        return client("http://127.0.0.1:" + server.getAddress().getPort(), timeout);
    }

    private Client client(String base, Duration timeout) {
        var client = new Client(base, timeout);
        opened.add(client);
        return client;
    }

    /** Opens a shop that always gives the same answer. */
    private Client answering(int status, String body) throws IOException {
        return open(TOO_LONG, exchange -> answer(exchange, status, body));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Waits until the test ends. */
    private static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @AfterEach
    void close() throws Exception {
        handlers.shutdownNow();
        for (var one : opened.reversed()) {
            one.close();
        }
    }

    private Outcome submit(Client client) throws Unexpected, InterruptedException {
        return Submission.submit(client, ORDER, THRICE);
    }

    @Test
    void anOrderIsPlaced() throws Exception {
        var requests = Collections.synchronizedList(new ArrayList<List<Object>>());
        var client = open(TOO_LONG, exchange -> {
            var body = new JsonMapper().readValue(exchange.getRequestBody(), Object.class);
            String path = exchange.getRequestURI().getPath();
            requests.add(List.of(exchange.getRequestMethod(), path, body));
            answer(exchange, 201, "");
        });

        assertEquals(new Placed(), submit(client));

        var content = Map.of("sku", "A-1", "quantity", 2);
        assertEquals(List.of(List.of("PUT", "/orders/7", content)), requests);
    }

    @ParameterizedTest
    @CsvSource({"'', 2, sku, must not be empty", "A-1, 0, quantity, must be at least 1"})
    void badInputIsRejectedWithoutACall(String sku, int quantity, String field, String reason)
            throws Exception {
        var client = answering(201, "");

        var outcome = Submission.submit(client, new Order(7, sku, quantity), THRICE);

        Invalid cause = assertInstanceOf(Rejected.class, outcome).cause();
        assertEquals(field, cause.field());
        assertEquals(reason, cause.reason());
        assertEquals(0, calls.get());
    }

    @Test
    void whatTheShopFindsInvalidIsRejectedAtOnce() throws Exception {
        var client = answering(422, """
                {"field":"sku","reason":"is not sold any more"}""");

        Invalid cause = assertInstanceOf(Rejected.class, submit(client)).cause();

        assertEquals("invalid sku: is not sold any more", cause.getMessage());
        assertEquals("sku", cause.field());
        assertEquals("is not sold any more", cause.reason());
        assertEquals(1, calls.get());
    }

    @Test
    void anUnavailableShopIsTriedAgain() throws Exception {
        var client = open(TOO_LONG, exchange -> answer(exchange, calls.get() < 3 ? 503 : 200, ""));

        assertEquals(new Placed(), submit(client));

        assertEquals(3, calls.get());
    }

    @Test
    void aShopThatStaysUnavailablePostpones() throws Exception {
        var client = answering(503, "");

        Unavailable cause = assertInstanceOf(Postponed.class, submit(client)).cause();

        assertEquals("shop unavailable", cause.getMessage());
        assertEquals("status 503", cause.getCause().getMessage());
        assertEquals(3, calls.get());
    }

    @Test
    void aRefusedConnectionIsUnavailable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var client = client("http://127.0.0.1:" + port, TOO_LONG);

        var error = assertThrows(Unavailable.class, () -> client.place(ORDER));

        assertInstanceOf(ConnectException.class, error.getCause());
    }

    @Test
    void anAnswerThatDoesNotComeIsUnavailable() throws IOException {
        Handler silent = _ -> hang();
        Handler stalled = exchange -> {
            exchange.sendResponseHeaders(422, 0);
            exchange.getResponseBody().flush();
            hang();
        };
        for (var handler : List.of(silent, stalled)) {
            var client = open(Duration.ofSeconds(1), handler);

            var error = assertThrows(Unavailable.class, () -> client.place(ORDER));

            assertInstanceOf(TimeoutException.class, error.getCause());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
                    302 | ``
                    404 | ``
                    422 | ``
                    422 | <html>
                    422 | {}
                    422 | null
                    422 | {"field":"sku","reason":null}
                    """)
    void anythingElseIsAnErrorAtOnce(int status, String body) throws IOException {
        var client = answering(status, body);

        var error = assertThrows(Unexpected.class, () -> submit(client));

        assertEquals("unexpected failure", error.getMessage());
        assertEquals(1, calls.get());
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        var client = open(TOO_LONG, exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            boolean asked = exchange.getRequestURI().getPath().equals("/orders/7");
            answer(exchange, asked ? 303 : 200, "");
        });

        var error = assertThrows(Unexpected.class, () -> submit(client));

        assertEquals("status 303", error.getCause().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[", "shop.example", "ftp://shop.example"})
    void aBadBaseIsUnexpected(String base) {
        var client = client(base, TOO_LONG);

        assertThrows(Unexpected.class, () -> client.place(ORDER));
    }

    @Test
    void aCallerThatGivesUpSaysNothingAboutTheShop() throws IOException {
        var caller = Thread.currentThread();
        var client = open(TOO_LONG, _ -> {
            caller.interrupt();
            hang();
        });

        assertThrows(InterruptedException.class, () -> submit(client));

        assertFalse(caller.isInterrupted());
    }
}
