package sessioncache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerTest {
    private static final String SESSION =
            "{\"user\":\"ada\",\"roles\":[\"admin\",\"dev\"],\"data\":{\"theme\":\"dark\"}}";
    private static final String NAME = "é".repeat(Session.MAX_NAME);

    private final JsonMapper json = new JsonMapper();
    private HttpClient client;
    private Javalin app;

    @BeforeEach
    void start() {
        client = HttpClient.newHttpClient();
        var cache = new SessionCache(2, Duration.ofMinutes(1), System::nanoTime);
        app = Server.create(cache).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        client.close();
        app.stop();
    }

    private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(method, path, body).header("Content-Type", "application/json"));
    }

    private HttpResponse<String> send(String method, String path)
            throws IOException, InterruptedException {
        return send(request(method, path, BodyPublishers.noBody()));
    }

    private HttpResponse<String> put(String body) throws IOException, InterruptedException {
        return send("PUT", "/sessions/a", BodyPublishers.ofString(body));
    }

    /** The body is compared as JSON; empty text stands for none. */
    private void assertAnswer(int status, String body, HttpResponse<String> response)
            throws IOException {
        JsonNode expected = json.readTree(body);
        assertEquals(expected, json.readTree(response.body()));
        assertEquals(status, response.statusCode());
    }

    private static String error(String message) {
        return "{\"error\":\"" + message + "\"}";
    }

    @Test
    void aSessionIsStoredFoundAndDeleted() throws IOException, InterruptedException {
        assertAnswer(201, "", put(SESSION));
        assertAnswer(204, "", put(SESSION));
        String found = SESSION.replaceFirst("}$", ",\"hits\":1}");
        assertAnswer(200, found, send("GET", "/sessions/a"));
        assertAnswer(204, "", send("DELETE", "/sessions/a"));
        assertAnswer(404, error("no such session"), send("DELETE", "/sessions/a"));
        assertAnswer(404, error("no such session"), send("GET", "/sessions/a"));
        String stats = "{\"entries\":0,\"hits\":1,\"misses\":1,\"evicted\":0}";
        assertAnswer(200, stats, send("GET", "/stats"));
    }

    static Stream<Arguments> whatIsNoSessionIsRefused() {
        return Stream.of(
                arguments("", 400, "invalid JSON"),
                arguments("{'user':'ada','roles':[],'data':{}", 400, "invalid JSON"),
                arguments("{'user':'ada','roles':[],'data':{}} {}", 400, "invalid JSON"),
                arguments("[".repeat(Server.MAX_BODY), 400, "invalid JSON"),
                arguments("null", 422, "invalid session"),
                arguments("['ada',[],{}]", 422, "invalid session"),
                arguments("{'roles':[],'data':{}}", 422, "invalid user"),
                arguments("{'user':null,'roles':[],'data':{}}", 422, "invalid user"),
                arguments("{'user':5,'roles':[],'data':{}}", 422, "invalid user"),
                arguments("{'user':'','roles':[],'data':{}}", 422, "invalid user"),
                arguments("{'user':'" + NAME + "x','roles':[],'data':{}}", 422, "invalid user"),
                arguments("{'user':'ada','data':{}}", 422, "invalid roles"),
                arguments("{'user':'ada','roles':null,'data':{}}", 422, "invalid roles"),
                arguments("{'user':'ada','roles':{},'data':{}}", 422, "invalid roles"),
                arguments("{'user':'ada','roles':[5],'data':{}}", 422, "invalid roles"),
                arguments("{'user':'ada','roles':[null],'data':{}}", 422, "invalid roles"),
                arguments(
                        "{'user':'ada','roles':['" + NAME + "x'],'data':{}}", 422, "invalid roles"),
                arguments(
                        "{'user':'ada','roles':['r'" + ",'r'".repeat(16) + "],'data':{}}",
                        422,
                        "invalid roles"),
                arguments("{'user':'ada','roles':[]}", 422, "invalid data"),
                arguments("{'user':'ada','roles':[],'data':null}", 422, "invalid data"),
                arguments("{'user':'ada','roles':[],'data':[]}", 422, "invalid data"),
                arguments("{'user':'ada','roles':[],'data':{'n':5}}", 422, "invalid data"),
                arguments("{'user':'ada','roles':[],'data':{'n':null}}", 422, "invalid data"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoSessionIsRefused(String body, int status, String message)
            throws IOException, InterruptedException {
        assertAnswer(status, error(message), put(body.replace('\'', '"')));
    }

    @Test
    void aSessionMayGoToTheLimitsAndMoreThanIsKnownIsIgnored()
            throws IOException, InterruptedException {
        String roles = String.join(",", Collections.nCopies(Session.MAX_ROLES, "'" + NAME + "'"));
        String session = "{'user':'" + NAME + "','roles':[" + roles + "],'data':{'':''}";

        assertAnswer(201, "", put((session + ",'more':1}").replace('\'', '"')));

        String found = (session + ",'hits':1}").replace('\'', '"');
        assertAnswer(200, found, send("GET", "/sessions/a"));
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws IOException, InterruptedException {
        String fits = " ".repeat(Server.MAX_BODY - SESSION.length()) + SESSION;
        String beyond = fits + " ";
        assertAnswer(201, "", put(fits));
        assertAnswer(413, error("body too large"), put(beyond));
        // And as a body that comes in chunks.
        assertAnswer(204, "", send("PUT", "/sessions/a", inChunks(fits)));
        assertAnswer(413, error("body too large"), send("PUT", "/sessions/a", inChunks(beyond)));
    }

    private static BodyPublisher inChunks(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /sessions/no-such_1, 404, no such session, ''",
        "GET, /sessions/a.b, 400, invalid id, ''",
        "PUT, /sessions/a.b, 400, invalid id, ''",
        "DELETE, /sessions/a%20b, 400, invalid id, ''",
        "GET, /sessions, 404, not found, ''",
        "GET, /sessions/a/b, 404, not found, ''",
        "POST, /sessions/a, 405, method not allowed, 'GET, PUT, DELETE'",
        "PUT, /stats, 405, method not allowed, GET",
    })
    void otherRequestsAreRefused(
            String method, String path, int status, String message, String allow)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path);
        assertAnswer(status, error(message), response);
        // Their order says nothing.
        assertEquals(Set.of(allow.split(", ")), allowed(response));
    }

    private static Set<String> allowed(HttpResponse<?> response) {
        return Set.of(response.headers().firstValue("Allow").orElse("").split(", "));
    }

    @Test
    void anIdHasUpTo64Characters() throws IOException, InterruptedException {
        String path = "/sessions/" + "x".repeat(64);
        assertAnswer(404, error("no such session"), send("GET", path));
        assertAnswer(400, error("invalid id"), send("GET", path + "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 415",
        "text/plain, 415",
        "application/jsonx, 415",
        "application/json, 201",
        "Application/JSON; charset=utf-8, 201",
    })
    void onlyJsonIsTaken(String type, int status) throws IOException, InterruptedException {
        var request = request("PUT", "/sessions/a", BodyPublishers.ofString(SESSION));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        assertEquals(status, send(request).statusCode());
    }
}
