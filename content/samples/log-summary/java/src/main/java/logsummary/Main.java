package logsummary;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads an access log and prints what each endpoint was asked and how long it took. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            System.err.println("usage: log-summary < access.log");
            System.exit(2);
        }
        try {
            run();
        } catch (IOException e) {
            System.err.println("log-summary: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run() throws IOException {
        var summary = new Summary();
        summary.read(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1));
        summary.firstMalformed().ifPresent(line ->
                System.err.println("line " + line.number() + " is malformed: " + line.text()));
        System.out.print(summary.report());
        // A PrintStream keeps its errors to itself until asked.
        if (System.out.checkError()) {
            throw new IOException("writing failed");
        }
    }
}
