package com.example.notes;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.sql.SQLException;

/** Serves notes from a SQLite database until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            run();
        } catch (IllegalArgumentException | IllegalStateException | JavalinException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    // #region run
    private static void run() {
        var path = System.getenv().getOrDefault("DATABASE", "notes.db");
        var address = System.getenv().getOrDefault("ADDR", "127.0.0.1:8080");
        int colon = address.lastIndexOf(':');
        var host = address.substring(0, Math.max(0, colon));
        int port = Integer.parseInt(address.substring(colon + 1));

        var store = open(path);
        var app = new Api(store).server(host, port);
        app.start();
        // SIGINT and SIGTERM run it; so would a start that fails, if it were there before.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(app, store)));
        System.err.println("listening on http://" + host + ":" + app.port());
    }

    private static Store open(String path) {
        try {
            return new Store(path);
        } catch (SQLException e) {
            var message = "cannot open the database " + path + ": " + e.getMessage();
            throw new IllegalStateException(message, e);
        }
    }

    private static void end(Javalin app, Store store) {
        int status = 0;
        // After the last request, or once time is up for it, the log goes into the database.
        try (store) {
            app.stop();
        } catch (JavalinException | SQLException e) {
            System.err.println(e.getMessage());
            status = 1;
        }
        // Left to itself, a JVM that a signal ended reports 143, however well it went.
        Runtime.getRuntime().halt(status);
    }
    // #endregion run
}
