import io
import unittest

from parse import MAX_LINE, parse, route_of
from summary import Malformed, Summary, Traffic

START = "2026-11-21T10:00:00Z "


class ParseTest(unittest.TestCase):
    def test_a_line_is_taken_apart(self) -> None:
        for line, expected in [
            ("GET /orders/42 200 12.7", (b"GET", b"/orders/42", False, 127)),
            ("POST / 503 0.0", (b"POST", b"/", True, 0)),
            ("GET /a?id=1?2 599 0.1", (b"GET", b"/a", True, 1)),
            ("X /~ 100 99999999.9", (b"X", b"/~", False, 999_999_999)),
        ]:
            with self.subTest(line):
                self.assertEqual(parse((START + line).encode()), expected)

    def test_other_lines_are_refused(self) -> None:
        for line in [
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
            START + "GET /a 200 \u0661.\u0660",
            START + "GET /a 200 100000000.0",
        ]:
            with self.subTest(line):
                self.assertIsNone(parse(line.encode()))

    def test_segments_that_are_numbers_become_ids(self) -> None:
        for path, expected in [
            (b"/", b"/"),
            (b"/orders", b"/orders"),
            (b"/orders/42", b"/orders/:id"),
            (b"/1/2//3/", b"/:id/:id//:id/"),
            (b"/v2/a1/1a/orders-7", b"/v2/a1/1a/orders-7"),
            (b"/" + b"9" * 40, b"/:id"),
        ]:
            with self.subTest(path):
                self.assertEqual(route_of(path), expected)


class PercentilesTest(unittest.TestCase):
    def test_the_nearest_rank_is_the_latency_of_a_request(self) -> None:
        for latencies, expected in [
            ({7: 1}, [7, 7, 7, 7]),
            ({1: 1, 2: 1}, [1, 2, 2, 2]),
            # Of ten, the fifth, the ninth and twice the last.
            ({10: 4, 20: 1, 30: 4, 40: 1}, [20, 30, 40, 40]),
            # Of a hundred, the 50th, the 90th, the 99th and the last.
            ({1: 50, 2: 40, 3: 9, 4: 1}, [1, 2, 3, 4]),
            # Of 101, the 51st, the 91st and the 100th.
            ({1: 50, 2: 41, 3: 9, 4: 1}, [2, 2, 3, 4]),
        ]:
            with self.subTest(latencies):
                traffic = Traffic()
                traffic.count = sum(latencies.values())
                traffic.latencies.update(latencies)
                self.assertEqual(traffic.percentiles(50, 90, 99, 100), expected)


def summarise(text: str) -> tuple[Summary, str]:
    summary = Summary()
    summary.read(io.BytesIO(text.encode()))
    out = io.StringIO()
    summary.write(out)
    return summary, out.getvalue()


class SummaryTest(unittest.TestCase):
    def test_endpoints_are_reported_by_count_then_route_then_method(self) -> None:
        summary, report = summarise(
            f"{START}PUT /b/1 200 1.0\n"
            f"{START}GET /b/2 503 2.0\r\n"
            f"nonsense\x1b[31m {'x' * 100}\n"
            "\n"
            f"{START}GET /a 200 3.0\n"
            f"{START}GET /c 200 4.0\n"
            f"{START}GET /c 200 5.0\n"
            # Ended by the end of the input.
            f"{START}GET /c 500 6.0"
        )

        self.assertEqual(
            report,
            "GET /c count=3 5xx=33.3% p50=5.0 p90=6.0 p99=6.0 max=6.0\n"
            "GET /a count=1 5xx=0.0% p50=3.0 p90=3.0 p99=3.0 max=3.0\n"
            "GET /b/:id count=1 5xx=100.0% p50=2.0 p90=2.0 p99=2.0 max=2.0\n"
            "PUT /b/:id count=1 5xx=0.0% p50=1.0 p90=1.0 p99=1.0 max=1.0\n"
            "lines=8 malformed=2\n",
        )
        self.assertEqual(summary.first_malformed, Malformed(3, f"nonsense?[31m {'x' * 66}"))

    def test_shares_are_rounded_half_up(self) -> None:
        for failed, share in [(1, "0.1%"), (3, "0.2%"), (1999, "100.0%")]:
            with self.subTest(failed):
                fine = f"{START}GET / 200 1.0\n" * (2000 - failed)
                broken = f"{START}GET / 500 1.0\n" * failed
                _, report = summarise(fine + broken)
                self.assertIn(f" 5xx={share} ", report)

    def test_nothing_is_only_a_footer(self) -> None:
        summary, report = summarise("")

        self.assertEqual(report, "lines=0 malformed=0\n")
        self.assertIsNone(summary.first_malformed)

    def test_lines_up_to_the_limit(self) -> None:
        path = "x" * (MAX_LINE - len(START + "GET / 200 1.0"))
        fits = f"{START}GET /{path} 200 1.0"
        for text, footer in [
            (fits, "lines=1 malformed=0\n"),
            (f"{fits}\r\n{fits}\n", "lines=2 malformed=0\n"),
            (fits.replace("/", "/x"), "lines=1 malformed=1\n"),
            (f"{fits}0\r\n{fits}", "lines=2 malformed=1\n"),
            (f"{'x' * 100 * MAX_LINE}\n{fits}\n", "lines=2 malformed=1\n"),
            ("x" * (MAX_LINE + 2), "lines=1 malformed=1\n"),
            (f"{'x' * (MAX_LINE + 1)}\n{fits}", "lines=2 malformed=1\n"),
        ]:
            with self.subTest(size=len(text)):
                _, report = summarise(text)
                self.assertTrue(report.endswith(footer), report[-30:])

    def test_an_input_that_fails(self) -> None:
        class Broken(io.RawIOBase):
            def readable(self) -> bool:
                return True

            def readinto(self, _: object) -> int:
                raise OSError("broken")

        with self.assertRaisesRegex(OSError, "broken"):
            Summary().read(io.BufferedReader(Broken()))


if __name__ == "__main__":
    unittest.main()
