package com.example.health;

import com.example.health.Service.Health;
import com.example.health.Service.Limits;
import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.time.Duration;

/** Serves a health endpoint until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            run();
        } catch (IllegalArgumentException | JavalinException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    // #region main
    private static void run() {
        String address = System.getenv().getOrDefault("ADDR", "127.0.0.1:8080");
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, Math.max(0, colon));
        int port = Integer.parseInt(address.substring(colon + 1));
        var limits = new Limits(
                Duration.ofSeconds(10),
                // By default together less than the 30 s that Kubernetes waits before it kills.
                drainTime(),
                Duration.ofSeconds(10));

        var health = new Health();
        var app = Service.create(host, port, routes -> Service.addRoutes(routes, health), limits);
        app.start();
        // SIGINT and SIGTERM run it; so would a start that fails, if it were there before.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(app, health, limits)));
        System.err.println("listening on http://" + host + ":" + app.port());
    }

    private static void end(Javalin app, Health health, Limits limits) {
        int status = 0;
        try {
            Service.shutdown(app, health, limits);
        } catch (InterruptedException | JavalinException e) {
            System.err.println("requests cut off at the shutdown deadline");
            status = 1;
        }
        // Left to itself, a JVM that a signal ended reports 143, however well it went.
        Runtime.getRuntime().halt(status);
    }
    // #endregion main

    private static Duration drainTime() {
        String text = System.getenv().getOrDefault("DRAIN_MS", "5000");
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("DRAIN_MS is no number of milliseconds");
        }
        return Duration.ofMillis(Long.parseLong(text));
    }
}
