package com.example.health;

import io.javalin.Javalin;
import java.util.Map;

/** Serves a health endpoint. */
public final class Main {
    private Main() {}

    // #region health
    static Javalin create() {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/healthz", ctx -> ctx.json(Map.of("status", "ok")));
        });
    }
    // #endregion health

    // #region main
    public static void main(String[] args) {
        var address = System.getenv().getOrDefault("ADDR", "127.0.0.1:8080").split(":");
        var app = create().start(address[0], Integer.parseInt(address[1]));
        System.err.println("listening on http://" + address[0] + ":" + app.port());
    }
    // #endregion main
}
