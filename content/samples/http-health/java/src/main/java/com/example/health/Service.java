package com.example.health;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** A health endpoint and a server that drains before it ends. */
public final class Service {
    private Service() {}

    // #region health
    /** Answers /healthz: 200 while the service takes work, 503 once it drains. */
    public static final class Health {
        private volatile boolean draining;

        /** Makes every answer from now on a 503. */
        public void drain() {
            draining = true;
        }

        void answer(Context ctx) {
            if (draining) {
                ctx.status(HttpStatus.SERVICE_UNAVAILABLE).json(Map.of("status", "draining"));
            } else {
                ctx.json(Map.of("status", "ok"));
            }
        }
    }

    /** Adds the routes of the service; more may be added. */
    public static void addRoutes(RoutesConfig routes, Health health) {
        routes.get("/healthz", health::answer);
        // Without this, Javalin would answer a HEAD with 200 and never ask the handler.
        routes.head("/healthz", health::answer);
        // Javalin itself would answer in plain text.
        routes.error(404, ctx -> ctx.json(Map.of("error", "not found")));
        routes.error(405, ctx -> {
            // Javalin has set it, but with a space that other servers do without.
            ctx.header(Header.ALLOW, ctx.res().getHeader(Header.ALLOW).replace(" ", ""));
            ctx.json(Map.of("error", "method not allowed"));
        });
    }
    // #endregion health

    /**
     * How long each thing may take.
     *
     * @param idle for a connection on which nothing moves
     * @param drain to go on serving while load balancers learn of the 503
     * @param finish after that, for requests in flight to end
     */
    public record Limits(Duration idle, Duration drain, Duration finish) {}

    // #region serve
    /** A server that does not wait for silent clients and, when stopped, waits for requests. */
    public static Javalin create(
            String host, int port, Consumer<RoutesConfig> routes, Limits limits) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.http.prefer405over404 = true;
            config.jetty.addConnector((server, http) -> {
                var connector = new ServerConnector(server, new HttpConnectionFactory(http));
                connector.setHost(host);
                connector.setPort(port);
                connector.setIdleTimeout(limits.idle().toMillis());
                return connector;
            });
            config.jetty.modifyServer(server -> {
                // By default, Jetty cuts off what is in flight when it stops.
                server.insertHandler(new GracefulHandler());
                server.setStopTimeout(limits.finish().toMillis());
            });
            routes.accept(config.routes);
        });
    }
    // #endregion serve

    // #region shutdown
    /** Ends within drain and finish; fails if requests had to be cut off. */
    public static void shutdown(Javalin app, Health health, Limits limits)
            throws InterruptedException {
        health.drain();
        // Serves on: closing at once would refuse what balancers still send here.
        Thread.sleep(limits.drain());
        // Closes the listener, waits for requests in flight and cuts off those that are late.
        app.stop();
    }
    // #endregion shutdown
}
