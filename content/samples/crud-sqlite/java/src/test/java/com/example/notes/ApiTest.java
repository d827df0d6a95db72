package com.example.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiTest {
    private static final String JSON = "application/json";
    private static final String TEA = "{\"title\":\"Tea\"}";
    private static final String MILK = "{\"id\":1,\"title\":\"Milk\",\"body\":\"\"}";
    private static final String BREAD = "{\"id\":2,\"title\":\"Bread\",\"body\":\"\"}";
    private static final String MISSING = problem("not_found", "no such note");
    private static final String NO_PATH = problem("not_found", "no such path");
    private static final String NOT_ALLOWED = problem("method_not_allowed", "method not allowed");
    private static final String TAKEN =
            problem("title_taken", "another note has this title", "title", "is taken");
    private static final String MALFORMED =
            problem("malformed_body", "the body must be one JSON object");
    private static final String NOT_JSON =
            problem("unsupported_media_type", "the content type must be application/json");
    private static final String TOO_LARGE =
            problem("body_too_large", "the body must have at most 16384 bytes");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Store store;
    private Javalin app;

    @BeforeEach
    void start() throws Exception {
        store = new Store(folder.resolve("notes.db").toString());
        store.create(new Note.Fields("Milk", ""));
        store.create(new Note.Fields("Bread", ""));
        app = new Api(store).server("127.0.0.1", 0).start();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        app.stop();
        store.close();
    }

    private static String problem(String code, String message, String... fields) {
        var named = Stream.iterate(0, i -> i < fields.length, i -> i + 2)
                .map(i -> "{\"field\":\"%s\",\"message\":\"%s\"}"
                        .formatted(fields[i], fields[i + 1]))
                .toList();
        return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"fields\":%s}}"
                .formatted(code, message, named);
    }

    private static String invalid(String... fields) {
        return problem("invalid_fields", "some fields are not valid", fields);
    }

    private HttpResponse<String> send(String line, String type, byte[] body) throws Exception {
        var words = line.split(" ");
        var uri = URI.create("http://127.0.0.1:" + app.port() + words[1]);
        var content = BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(uri).method(words[0], content);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode parse(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    static List<Arguments> answers() {
        return List.of(
                Arguments.of("GET /notes", "", 200,
                        "{\"notes\":[" + MILK + "," + BREAD + "],\"next\":null}"),
                Arguments.of("GET /notes?limit=1", "", 200,
                        "{\"notes\":[" + MILK + "],\"next\":1}"),
                Arguments.of("GET /notes?limit=1&after=1", "", 200,
                        "{\"notes\":[" + BREAD + "],\"next\":null}"),
                Arguments.of("GET /notes?after=9", "", 200, "{\"notes\":[],\"next\":null}"),
                Arguments.of("GET /notes?limit=101&after=-1", "", 422, invalid(
                        "after", "must be a whole number, 0 or more",
                        "limit", "must be a whole number from 1 to 100")),
                Arguments.of("POST /notes", TEA, 201, "{\"id\":3,\"title\":\"Tea\",\"body\":\"\"}"),
                Arguments.of("POST /notes", "{\"title\":\"Milk\"}", 409, TAKEN),
                Arguments.of("GET /notes/1", "", 200, MILK),
                Arguments.of("HEAD /notes/1", "", 200, ""),
                Arguments.of("HEAD /notes/9", "", 404, ""),
                Arguments.of("GET /notes/9", "", 404, MISSING),
                Arguments.of("GET /notes/one", "", 404, MISSING),
                Arguments.of("GET /notes/99999999999999999999", "", 404, MISSING),
                Arguments.of("PUT /notes/1", "{\"title\":\"Milk\",\"body\":\"2\"}", 200,
                        "{\"id\":1,\"title\":\"Milk\",\"body\":\"2\"}"),
                Arguments.of("PUT /notes/1", "{\"title\":\"Bread\"}", 409, TAKEN),
                Arguments.of("PUT /notes/9", TEA, 404, MISSING),
                Arguments.of("DELETE /notes/1", "", 204, ""),
                Arguments.of("DELETE /notes/9", "", 404, MISSING),
                Arguments.of("GET /note", "", 404, NO_PATH),
                Arguments.of("DELETE /notes", "", 405, NOT_ALLOWED),
                Arguments.of("POST /notes/1", "{}", 405, NOT_ALLOWED));
    }

    @ParameterizedTest
    @MethodSource
    void answers(String line, String body, int status, String answer) throws Exception {
        var type = JSON + "; charset=utf-8";

        var response = send(line, type, body.getBytes(StandardCharsets.UTF_8));

        assertEquals(status, response.statusCode());
        assertEquals(parse(answer), parse(response.body()));
        var headers = response.headers();
        var kind = headers.firstValue("Content-Type").orElse("");
        assertTrue(status == 204 || kind.equals(JSON), kind);
        assertEquals(status == 405, headers.firstValue("Allow").isPresent());
        assertEquals(status == 201 ? "/notes/3" : "", headers.firstValue("Location").orElse(""));
    }

    private static String note(int title, int body, String letter) {
        return "{\"title\":\"%s\",\"body\":\"%s\"}"
                .formatted(letter.repeat(title), letter.repeat(body));
    }

    static List<Arguments> input() {
        return List.of(
                Arguments.of(JSON, note(100, 1000, "🍞"), 201, ""),
                Arguments.of(JSON, note(100, 1000, "\\ud83c\\udf5e"), 201, ""),
                Arguments.of(JSON, note(101, 1001, "é"), 422, invalid(
                        "body", "must have at most 1000 characters",
                        "title", "must have at most 100 characters")),
                Arguments.of(JSON, "{}", 422, invalid("title", "is required")),
                Arguments.of(JSON, "{\"title\":\" \\n\"}", 422,
                        invalid("title", "must not be blank")),
                Arguments.of(JSON, "{\"title\":null,\"body\":null}", 422,
                        invalid("body", "must be a string", "title", "must be a string")),
                Arguments.of(JSON, "{\"title\":\"Tea\",\"id\":9,\"TITLE\":\"tea\"}", 422,
                        invalid("TITLE", "is not a known field", "id", "is not a known field")),
                Arguments.of(JSON, "[]", 400, MALFORMED),
                Arguments.of(JSON, "null", 400, MALFORMED),
                Arguments.of(JSON, "", 400, MALFORMED),
                Arguments.of(JSON, TEA + "{}", 400, MALFORMED),
                Arguments.of(JSON, "{\"title\":\"Tea\"", 400, MALFORMED),
                Arguments.of(JSON, "[".repeat(15_000), 400, MALFORMED),
                Arguments.of(JSON, note(100, 16_384, "x"), 413, TOO_LARGE),
                Arguments.of("", TEA, 415, NOT_JSON),
                Arguments.of("text/plain", TEA, 415, NOT_JSON));
    }

    @ParameterizedTest
    @MethodSource
    void input(String type, String body, int status, String answer) throws Exception {
        var response = send("POST /notes", type, body.getBytes(StandardCharsets.UTF_8));

        assertEquals(status, response.statusCode(), response.body());
        if (!answer.isEmpty()) {
            assertEquals(parse(answer), parse(response.body()));
        }
    }

    @Test
    void whatIsNotUtf8IsRefused() throws Exception {
        var body = "{\"title\":\"Té\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertEquals(400, send("POST /notes", JSON, body).statusCode());
    }

    @Test
    void anErrorOfTheDatabaseIsLoggedAndNotTold() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("notes.db"));
                var statement = other.createStatement()) {
            statement.execute("DROP TABLE notes");
        }
        var log = new ByteArrayOutputStream();
        var standard = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            var lines = List.of("GET /notes", "GET /notes/1", "POST /notes", "DELETE /notes/1");
            for (var line : lines) {
                var response = send(line, JSON, TEA.getBytes(StandardCharsets.UTF_8));

                assertEquals(500, response.statusCode());
                var answer = problem("internal", "something went wrong");
                assertEquals(parse(answer), parse(response.body()));
                var logged = log.toString(StandardCharsets.UTF_8);
                assertTrue(logged.contains(line + " failed"), logged);
                assertTrue(logged.contains("no such table: notes"), logged);
                log.reset();
            }
        } finally {
            System.setErr(standard);
        }
    }
}
