package logsummary;

import static logsummary.Request.MAX_LINE;

import java.io.IOException;
import java.io.Reader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the lines so far. It grows with the number of endpoints and of their distinct
 * latencies, not with the number of lines.
 */
final class Summary {
    /** A line that could not be read; the text is its beginning, fit to be printed. */
    record Malformed(long number, String text) {}

    private record Endpoint(String method, String route) {}

    private long lines;
    private long malformed;
    private Malformed firstMalformed;
    private final Map<Endpoint, Traffic> traffic = new HashMap<>();

    /** The first line that could not be read, if there was one. */
    Optional<Malformed> firstMalformed() {
        return Optional.ofNullable(firstMalformed);
    }

    // #region read
    /** Adds all lines of the input, in which a character stands for a byte (ISO 8859-1). */
    void read(Reader input) throws IOException {
        // BufferedReader.readLine would hold a line of any length and also end one at a carriage
        // return.
        var piece = new char[1 << 16];
        var line = new StringBuilder();
        for (int length = input.read(piece); length != -1; length = input.read(piece)) {
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (piece[i] == '\n') {
                    append(line, piece, start, i);
                    add(line);
                    line.setLength(0);
                    start = i + 1;
                }
            }
            append(line, piece, start, length);
        }
        if (!line.isEmpty()) {
            add(line);
        }
    }

    /** Leaves out what makes the line too long; two more are for its end. */
    private static void append(StringBuilder line, char[] piece, int start, int end) {
        line.append(piece, start, Math.min(end - start, MAX_LINE + 2 - line.length()));
    }
    // #endregion read

    // #region count
    private void add(StringBuilder ended) {
        int last = ended.length() - 1;
        String line = last >= 0 && ended.charAt(last) == '\r'
                ? ended.substring(0, last)
                : ended.toString();
        lines++;
        Optional<Request> parsed = Request.parse(line);
        if (parsed.isEmpty()) {
            malformed++;
            if (malformed == 1) {
                firstMalformed = new Malformed(lines, printable(line));
            }
            return;
        }
        Request request = parsed.get();
        traffic.computeIfAbsent(
                        new Endpoint(request.method(), request.route()), _ -> new Traffic())
                .add(request.tenths(), request.failed());
    }
    // #endregion count

    /** The beginning of a line without what could confuse a terminal. */
    private static String printable(String line) {
        return line.substring(0, Math.min(line.length(), 80)).replaceAll("[^ -~]", "?");
    }

    // #region report
    /** A line for each endpoint, those with most requests first, and one for all. */
    String report() {
        Comparator<Map.Entry<Endpoint, Traffic>> byCount =
                Comparator.comparingLong(entry -> entry.getValue().count());
        var report = new StringBuilder();
        traffic.entrySet().stream()
                .sorted(byCount.reversed()
                        .thenComparing(entry -> entry.getKey().route())
                        .thenComparing(entry -> entry.getKey().method()))
                .forEach(entry -> append(report, entry.getKey(), entry.getValue()));
        return report.append("lines=" + lines + " malformed=" + malformed + "\n").toString();
    }

    private static void append(StringBuilder report, Endpoint endpoint, Traffic traffic) {
        int[] latencies = traffic.percentiles(50, 90, 99, 100);
        report.append(endpoint.method()).append(' ').append(endpoint.route());
        report.append(" count=").append(traffic.count());
        report.append(" 5xx=").append(tenths(traffic.share())).append('%');
        report.append(" p50=").append(tenths(latencies[0]));
        report.append(" p90=").append(tenths(latencies[1]));
        report.append(" p99=").append(tenths(latencies[2]));
        report.append(" max=").append(tenths(latencies[3])).append('\n');
    }

    private static String tenths(long number) {
        return number / 10 + "." + number % 10;
    }
    // #endregion report
}
