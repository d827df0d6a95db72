package com.example.notes;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Serves the notes of a store over HTTP. */
final class Api {
    private static final int TEN_SECONDS = 10_000;

    private final Store store;

    Api(Store store) {
        this.store = store;
    }

    /** A server that does not wait for silent clients and, when stopped, waits for requests. */
    Javalin server(String host, int port) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = Input.MAX_BYTES;
            config.jetty.addConnector((server, http) -> {
                var connector = new ServerConnector(server, new HttpConnectionFactory(http));
                connector.setHost(host);
                connector.setPort(port);
                connector.setIdleTimeout(TEN_SECONDS);
                return connector;
            });
            config.jetty.modifyServer(server -> {
                // By default, Jetty cuts off what is in flight when it stops.
                server.insertHandler(new GracefulHandler());
                server.setStopTimeout(TEN_SECONDS);
            });
            addRoutes(config.routes);
        });
    }

    private void addRoutes(RoutesConfig routes) {
        routes.get("/notes", this::list);
        routes.post("/notes", this::create);
        routes.get("/notes/{id}", this::get);
        routes.put("/notes/{id}", this::replace);
        routes.delete("/notes/{id}", this::delete);
        // Without these, Javalin would answer a HEAD with 200 and never ask the handler.
        routes.head("/notes", this::list);
        routes.head("/notes/{id}", this::get);
        routes.exception(Exception.class, Problem::answer);
        // Javalin answers its own errors in plain text, and its own 405 with the methods.
        routes.exception(HttpResponseException.class, Problem::answer);
        routes.exception(MethodNotAllowedResponse.class, (error, ctx) -> {
            ctx.header(Header.ALLOW, String.join(", ", error.getDetails().values()));
            Problem.answer(error, ctx);
        });
    }

    // #region handlers
    private record Listed(List<Note> notes, Long next) {}

    private void list(Context ctx) throws SQLException {
        var page = Input.page(ctx);
        // One more than asked for tells whether there is a next page.
        var found = store.list(page.after(), page.limit() + 1);
        boolean more = found.size() > page.limit();
        var notes = more ? found.subList(0, page.limit()) : found;
        ctx.json(new Listed(notes, more ? notes.getLast().id() : null));
    }

    private void create(Context ctx) throws SQLException {
        var note = store.create(Input.fields(ctx));
        ctx.status(HttpStatus.CREATED).header(Header.LOCATION, "/notes/" + note.id()).json(note);
    }
    // #endregion handlers

    private void get(Context ctx) throws SQLException {
        ctx.json(store.get(id(ctx)).orElseThrow(Api::noSuchNote));
    }

    private void replace(Context ctx) throws SQLException {
        long id = id(ctx);
        ctx.json(store.replace(id, Input.fields(ctx)).orElseThrow(Api::noSuchNote));
    }

    private void delete(Context ctx) throws SQLException {
        if (!store.delete(id(ctx))) {
            throw noSuchNote();
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static long id(Context ctx) {
        try {
            return Long.parseLong(ctx.pathParam("id"));
        } catch (NumberFormatException _) {
            throw noSuchNote();
        }
    }

    private static ProblemException noSuchNote() {
        return new ProblemException(new Problem(404, "not_found", "no such note"));
    }
}
