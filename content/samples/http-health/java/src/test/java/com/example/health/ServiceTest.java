package com.example.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.health.Service.Health;
import com.example.health.Service.Limits;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ServiceTest {
    private static final Duration TOO_LONG = Duration.ofSeconds(30);

    /** For tests in which nothing should run into a limit. It does not drain. */
    private static final Limits PATIENT = new Limits(TOO_LONG, Duration.ZERO, TOO_LONG);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void interruptWhatIsLeft() {
        threads.shutdownNow();
    }

    private static Javalin start(Consumer<RoutesConfig> routes, Limits limits) {
        return Service.create("127.0.0.1", 0, routes, limits).start();
    }

    /** All that the server sends on a connection of its own until it hangs up. */
    private static String exchange(int port, String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes());
            return new String(socket.getInputStream().readAllBytes());
        }
    }

    private static String send(int port, String methodAndPath) throws IOException {
        var head = "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return exchange(port, methodAndPath + " " + head);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            false | GET /healthz  | 200 OK                  | {"status":"ok"}
            false | HEAD /healthz | 200 OK                  | ''
            true  | GET /healthz  | 503 Service Unavailable | {"status":"draining"}
            true  | HEAD /healthz | 503 Service Unavailable | ''
            false | GET /health   | 404 Not Found           | {"error":"not found"}
            false | POST /healthz | 405 Method Not Allowed  | {"error":"method not allowed"}
            false | POST /        | 404 Not Found           | {"error":"not found"}
            """)
    void answers(boolean draining, String request, String status, String body) throws Exception {
        var health = new Health();
        if (draining) {
            health.drain();
        }
        var app = start(routes -> Service.addRoutes(routes, health), PATIENT);

        var answer = send(app.port(), request).split("\r\n\r\n", 2);

        assertTrue(answer[0].startsWith("HTTP/1.1 " + status + "\r\n"), answer[0]);
        assertTrue(answer[0].contains("Content-Type: application/json"), answer[0]);
        boolean allows = answer[0].contains("\r\nAllow: GET,HEAD\r\n");
        assertEquals(status.startsWith("405"), allows, answer[0]);
        assertEquals(body, answer[1]);
        app.stop();
    }

    @Test
    void aRequestInFlightFinishesDuringShutdown() throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var app = start(routes -> routes.get("/", ctx -> {
            begun.countDown();
            release.await();
            ctx.result("done");
        }), PATIENT);
        int port = app.port();
        // It may keep the connection, which must not hold up the shutdown either.
        var request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answer = threads.submit(() -> exchange(port, request));
        begun.await();

        var ended = threads.submit(shutdown(app));
        // Once the listener is closed, the shutdown is under way.
        assertThrows(SocketException.class, () -> {
            while (true) {
                new Socket("127.0.0.1", port).close();
            }
        });
        release.countDown();

        assertTrue(answer.get().endsWith("\r\n\r\ndone"), answer.get());
        ended.get();
    }

    private static Callable<Void> shutdown(Javalin app) {
        return () -> {
            Service.shutdown(app, new Health(), PATIENT);
            return null;
        };
    }

    @Test
    void aRequestThatHangsIsCutOffAtTheDeadline() throws Exception {
        var begun = new CountDownLatch(1);
        var limits = new Limits(TOO_LONG, Duration.ZERO, Duration.ofMillis(100));
        var app = start(routes -> routes.get("/", _ -> {
            begun.countDown();
            new CountDownLatch(1).await();
        }), limits);
        int port = app.port();
        Future<String> answer = threads.submit(() -> send(port, "GET /"));
        begun.await();

        var error = assertThrows(
                JavalinException.class, () -> Service.shutdown(app, new Health(), limits));

        assertInstanceOf(TimeoutException.class, error.getCause());
        assertEquals("", answer.get());
    }

    @Test
    void aConnectionOnWhichNothingMovesIsClosed() throws Exception {
        var limits = new Limits(Duration.ofSeconds(1), Duration.ZERO, TOO_LONG);
        var app = start(routes -> Service.addRoutes(routes, new Health()), limits);
        int port = app.port();

        var silent = threads.submit(() -> exchange(port, ""));
        var halfSent = threads.submit(() -> exchange(port, "GET /healthz HTTP/1.1\r\nHost: "));
        var idle = exchange(port, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertEquals("", silent.get());
        assertEquals("", halfSent.get());
        assertTrue(idle.startsWith("HTTP/1.1 200 OK\r\n"), idle);
        app.stop();
    }

    @Test
    void aSignalDrainsAndEndsTheProcess() throws Exception {
        for (var status : threads.invokeAll(List.of(statusAfter("INT"), statusAfter("TERM")))) {
            assertEquals(0, status.get());
        }
    }

    private static Callable<Integer> statusAfter(String signal) {
        return () -> {
            var java = ProcessHandle.current().info().command().orElseThrow();
            var classPath = System.getProperty("java.class.path");
            var builder = new ProcessBuilder(java, "-cp", classPath, Main.class.getName());
            builder.environment().put("ADDR", "127.0.0.1:0");
            var process = builder.start();
            try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream()))) {
                var line = lines.readLine();
                int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
                var answer = send(port, "GET /healthz");
                assertTrue(answer.endsWith("{\"status\":\"ok\"}"), answer);

                var kill = new ProcessBuilder("kill", "-s", signal, "" + process.pid());
                assertEquals(0, kill.start().waitFor());

                // It drains for seconds; a 200 means that the signal is still on its way.
                while (answer.startsWith("HTTP/1.1 200 ")) {
                    answer = send(port, "GET /healthz");
                }
                assertTrue(answer.endsWith("{\"status\":\"draining\"}"), answer);
                return process.waitFor();
            } finally {
                process.destroyForcibly();
            }
        };
    }
}
