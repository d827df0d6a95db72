package sessioncache;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a cache of sessions over HTTP. */
final class Server {
    /** In bytes. */
    static final int MAX_BODY = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final SessionCache cache;

    private Server(SessionCache cache) {
        this.cache = cache;
    }

    /** The service, not yet listening. */
    static Javalin create(SessionCache cache) {
        return Javalin.create(new Server(cache)::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        // For requests in flight when the service is told to stop, in milliseconds.
        config.jetty.modifyServer(server -> server.setStopTimeout(10_000));
        config.routes
                .put("/sessions/{id}", this::put)
                .get("/sessions/{id}", this::get)
                .delete("/sessions/{id}", this::delete)
                .get("/stats", context -> context.json(cache.stats()))
                .exception(RequestException.class, (e, context) ->
                        fail(context, e.status(), e.getMessage()))
                .exception(HttpResponseException.class, Server::answer)
                .exception(Exception.class, Server::answerUnexpected);
    }

    // #region handlers
    private void put(Context context) {
        String id = id(context);
        Session session = Session.parse(readBody(context));
        context.status(cache.put(id, session) ? 201 : 204);
    }

    private void get(Context context) {
        SessionCache.Found found = cache.get(id(context)).orElseThrow(Server::noSession);
        Session session = found.session();
        context.json(new Answer(session.user(), session.roles(), session.data(), found.hits()));
    }

    private record Answer(
            String user, List<String> roles, Map<String, String> data, long hits) {}

    private void delete(Context context) {
        if (!cache.delete(id(context))) {
            throw noSession();
        }
        context.status(204);
    }
    // #endregion handlers

    private static String id(Context context) {
        String id = context.pathParam("id");
        if (!ID.matcher(id).matches()) {
            throw new RequestException(400, "invalid id");
        }
        return id;
    }

    private static RequestException noSession() {
        return new RequestException(404, "no such session");
    }

    // #region body
    /** Returns the body of a request that says it is JSON, up to MAX_BODY. */
    private static byte[] readBody(Context context) {
        String type = Objects.requireNonNullElse(context.contentType(), "");
        // What follows a semicolon are parameters, such as a charset.
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new RequestException(415, "content type must be application/json");
        }
        byte[] body;
        try {
            // Javalin's maxRequestSize looks at Content-Length only, which a body in chunks lacks.
            // One byte more than allowed tells a body at the limit from one beyond it.
            body = context.bodyInputStream().readNBytes(MAX_BODY + 1);
        } catch (IOException e) {
            throw new RequestException(400, "body cut short");
        }
        if (body.length > MAX_BODY) {
            throw new RequestException(413, "body too large");
        }
        return body;
    }
    // #endregion body

    /** For what Javalin finds wrong by itself, such as a path that is not there. */
    private static void answer(HttpResponseException e, Context context) {
        String methods = e.getDetails().get("availableMethods");
        if (methods != null) {
            context.header("Allow", methods);
        }
        HttpStatus status = HttpStatus.forStatus(e.getStatus());
        fail(context, e.getStatus(), status.getMessage().toLowerCase(Locale.ROOT));
    }

    private static void answerUnexpected(Exception e, Context context) {
        LOG.error("{} {}", context.method(), context.path(), e);
        fail(context, 500, "internal error");
    }

    private static void fail(Context context, int status, String message) {
        context.status(status).json(Map.of("error", message));
    }
}
