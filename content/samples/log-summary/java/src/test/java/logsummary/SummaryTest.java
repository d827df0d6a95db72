package logsummary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static final String START = "2026-11-21T10:00:00Z ";

    @ParameterizedTest
    @CsvSource({
        "GET /orders/42 200 12.7, GET, /orders/42, false, 127",
        "POST / 503 0.0, POST, /, true, 0",
        "GET /a?id=1?2 599 0.1, GET, /a, true, 1",
        "X /~ 100 99999999.9, X, /~, false, 999999999",
    })
    void aLineIsTakenApart(String line, String method, String path, boolean failed, int tenths) {
        assertEquals(
                Optional.of(new Request(method, path, failed, tenths)),
                Request.parse(START + line));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "GET /a 200 1.0",
        START,
        START + "GET /a 200",
        START + "GET /a 200 1.0 ",
        START + "GET /a 200 1.0\n",
        START + "GET  /a 200 1.0",
        START + "GET /a 200 1.0 more",
        "2026-11-21 10:00:00Z GET /a 200 1.0",
        "2026-11-21T10:00:00+ GET /a 200 1.0",
        "2026-11-2aT10:00:00Z GET /a 200 1.0",
        "2026-11-21T10:00:00.5Z GET /a 200 1.0",
        START + "get /a 200 1.0",
        START + "GET a 200 1.0",
        START + "GET ?a 200 1.0",
        START + "GET /\t 200 1.0",
        START + "GET /é 200 1.0",
        START + "GET /a 20 1.0",
        START + "GET /a 2000 1.0",
        START + "GET /a 099 1.0",
        START + "GET /a 600 1.0",
        START + "GET /a +20 1.0",
        START + "GET /a 200 1",
        START + "GET /a 200 1.",
        START + "GET /a 200 .1",
        START + "GET /a 200 1.05",
        START + "GET /a 200 -1.0",
        START + "GET /a 200 1e1.0",
        START + "GET /a 200 1.٠",
        START + "GET /a 200 100000000.0",
    })
    void otherLinesAreRefused(String line) {
        assertEquals(Optional.empty(), Request.parse(line));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/orders, /orders",
        "/orders/42, /orders/:id",
        "/1/2//3/, /:id/:id//:id/",
        "/v2/a1/1a/orders-7, /v2/a1/1a/orders-7",
        "/9999999999999999999999999999999999999999, /:id",
    })
    void segmentsThatAreNumbersBecomeIds(String path, String route) {
        assertEquals(route, new Request("GET", path, false, 0).route());
    }

    @Test
    void theNearestRankIsTheLatencyOfARequest() {
        assertPercentiles(Map.of(7, 1), 7, 7, 7, 7);
        assertPercentiles(Map.of(1, 1, 2, 1), 1, 2, 2, 2);
        // Of ten, the fifth, the ninth and twice the last.
        assertPercentiles(Map.of(10, 4, 20, 1, 30, 4, 40, 1), 20, 30, 40, 40);
        // Of a hundred, the 50th, the 90th, the 99th and the last.
        assertPercentiles(Map.of(1, 50, 2, 40, 3, 9, 4, 1), 1, 2, 3, 4);
        // Of 101, the 51st, the 91st and the 100th.
        assertPercentiles(Map.of(1, 50, 2, 41, 3, 9, 4, 1), 2, 2, 3, 4);
    }

    private static void assertPercentiles(Map<Integer, Integer> latencies, int... expected) {
        var traffic = new Traffic();
        latencies.forEach((latency, count) -> {
            for (int i = 0; i < count; i++) {
                traffic.add(latency, false);
            }
        });
        assertArrayEquals(expected, traffic.percentiles(50, 90, 99, 100));
    }

    private static Summary summarise(String text) throws IOException {
        var summary = new Summary();
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        summary.read(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
        return summary;
    }

    @Test
    void endpointsAreReportedByCountThenRouteThenMethod() throws IOException {
        var summary = summarise(START + "PUT /b/1 200 1.0\n"
                + START + "GET /b/2 503 2.0\r\n"
                + "nonsense\u001b[31m " + "x".repeat(100) + "\n"
                + "\n"
                + START + "GET /a 200 3.0\n"
                + START + "GET /c 200 4.0\n"
                + START + "GET /c 200 5.0\n"
                // Ended by the end of the input.
                + START + "GET /c 500 6.0");

        assertEquals("""
                GET /c count=3 5xx=33.3% p50=5.0 p90=6.0 p99=6.0 max=6.0
                GET /a count=1 5xx=0.0% p50=3.0 p90=3.0 p99=3.0 max=3.0
                GET /b/:id count=1 5xx=100.0% p50=2.0 p90=2.0 p99=2.0 max=2.0
                PUT /b/:id count=1 5xx=0.0% p50=1.0 p90=1.0 p99=1.0 max=1.0
                lines=8 malformed=2
                """, summary.report());
        assertEquals(
                Optional.of(new Summary.Malformed(3, "nonsense?[31m " + "x".repeat(66))),
                summary.firstMalformed());
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1%", "3, 0.2%", "1999, 100.0%"})
    void sharesAreRoundedHalfUp(int failed, String share) throws IOException {
        String fine = (START + "GET / 200 1.0\n").repeat(2000 - failed);
        String broken = (START + "GET / 500 1.0\n").repeat(failed);

        String report = summarise(fine + broken).report();

        assertTrue(report.contains(" 5xx=" + share + " "), report);
    }

    @Test
    void nothingIsOnlyAFooter() throws IOException {
        var summary = summarise("");

        assertEquals("lines=0 malformed=0\n", summary.report());
        assertEquals(Optional.empty(), summary.firstMalformed());
    }

    @Test
    void linesUpToTheLimit() throws IOException {
        String ends = START + "GET / 200 1.0";
        String path = "x".repeat(Request.MAX_LINE - ends.length());
        String fits = ends.replace("/", "/" + path);
        assertFooter("lines=1 malformed=0\n", fits);
        assertFooter("lines=2 malformed=0\n", fits + "\r\n" + fits + "\n");
        assertFooter("lines=1 malformed=1\n", fits.replace("/", "/x"));
        assertFooter("lines=2 malformed=1\n", fits + "0\r\n" + fits);
        assertFooter(
                "lines=2 malformed=1\n",
                "x".repeat(100 * Request.MAX_LINE) + "\n" + fits + "\n");
        assertFooter("lines=1 malformed=1\n", "x".repeat(Request.MAX_LINE + 2));
        assertFooter("lines=2 malformed=1\n", "x".repeat(Request.MAX_LINE + 1) + "\n" + fits);
    }

    private static void assertFooter(String footer, String text) throws IOException {
        String report = summarise(text).report();
        assertTrue(report.endsWith(footer), () -> text.length() + " bytes: " + report);
    }

    @Test
    void anInputThatFails() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        var start = new ByteArrayInputStream(START.getBytes(StandardCharsets.US_ASCII));
        var input = new InputStreamReader(
                new SequenceInputStream(start, broken), StandardCharsets.ISO_8859_1);
        var error = assertThrows(IOException.class, () -> new Summary().read(input));
        assertEquals("broken", error.getMessage());
    }
}
