package sessioncache;

import io.javalin.Javalin;
import java.time.Duration;

/** Holds sessions in memory and serves them over HTTP until it is told to stop. */
final class Main {
    private static final int MOST = 10_000_000;

    private Main() {}

    public static void main(String[] args) {
        try {
            run();
        } catch (RuntimeException e) {
            System.err.println("session-cache: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run() {
        int capacity = setting("CAPACITY", 200_000);
        Duration ttl = Duration.ofSeconds(setting("TTL_SECONDS", 3600));
        String address = System.getenv().getOrDefault("ADDR", "127.0.0.1:8080");
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon);
        int port = Integer.parseInt(address.substring(colon + 1));

        Javalin app = Server.create(new SessionCache(capacity, ttl, System::nanoTime));
        app.start(host, port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            app.stop();
            // After a signal the status would be 143, as if the end were not an orderly one.
            Runtime.getRuntime().halt(0);
        }));
        System.err.println("listening on http://" + host + ":" + app.port());
    }

    private static int setting(String name, int otherwise) {
        String text = System.getenv().getOrDefault(name, Integer.toString(otherwise));
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            number = 0;
        }
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException(name + " must be an integer from 1 to " + MOST);
        }
        return number;
    }
}
