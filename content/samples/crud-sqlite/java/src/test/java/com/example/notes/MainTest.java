package com.example.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60) // ends a test that would never end; no test comes near it
class MainTest {
    @TempDir
    private Path folder;

    private Process start(Path database) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var builder = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Main.class.getName());
        builder.environment().put("ADDR", "127.0.0.1:0");
        builder.environment().put("DATABASE", database.toString());
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void aSignalEndsTheProcess() throws Exception {
        var database = folder.resolve("notes.db");
        var process = start(database);
        try (var error = process.errorReader(); var client = HttpClient.newHttpClient()) {
            var address = error.readLine().replace("listening on ", "");
            var request = HttpRequest.newBuilder(URI.create(address + "/notes"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"title\":\"Tea\"}"));
            assertEquals(201, client.send(request.build(), BodyHandlers.discarding()).statusCode());

            process.destroy(); // SIGTERM

            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
        // The write-ahead log was moved into the database.
        try (var left = Files.list(folder)) {
            assertEquals(List.of(database), left.toList());
        }
    }

    @Test
    void aDatabaseThatIsNone() throws Exception {
        var database = folder.resolve("notes.db");
        Files.writeString(database, "no database ".repeat(100));
        var process = start(database);
        try (var error = process.errorReader()) {
            var line = error.readLine();
            assertTrue(line.startsWith("cannot open the database " + database + ": "), line);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(1, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
