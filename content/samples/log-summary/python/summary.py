"""Sums up an access log by endpoint."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, TextIO

from parse import MAX_LINE, parse, route_of


class Malformed(NamedTuple):
    """A line that could not be read."""

    number: int
    text: str  # its beginning, fit to be printed


class Traffic:
    """What is known of the requests to one endpoint."""

    __slots__ = ("count", "failed", "latencies")

    def __init__(self) -> None:
        self.count = 0
        self.failed = 0
        # How often each occurred.
        self.latencies: defaultdict[int, int] = defaultdict(int)

    # #region rank
    def percentiles(self, *percents: int) -> list[int]:
        """For each percent, the smallest latency that this share of the requests did not exceed.

        That is the nearest rank.
        """
        latencies = sorted(self.latencies.items())

        def latency_at(rank: int) -> int:
            for latency, count in latencies:
                rank -= count
                if rank <= 0:
                    return latency
            raise AssertionError("the counts of the latencies add up to the count of all")

        # Rounded up, in whole numbers: the rank of one of the requests.
        return [latency_at((self.count * percent + 99) // 100) for percent in percents]

    # #endregion rank


# #region read
def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """All lines, without their ends, and no more than the beginning of one that is too long."""
    # Iterating over the stream would hold a line of any length. The two bytes more are for the
    # line's end.
    while line := stream.readline(MAX_LINE + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            # The last line, or the rest of one that is too long to be well-formed.
            rest = stream.readline(MAX_LINE)
        yield line.removesuffix(b"\n").removesuffix(b"\r")


# #endregion read


class Summary:
    """What is known of the lines so far.

    It grows with the number of endpoints and of their distinct latencies, not with the number of
    lines.
    """

    def __init__(self) -> None:
        self.lines = 0
        self.malformed = 0
        self.first_malformed: Malformed | None = None
        self._traffic: defaultdict[tuple[bytes, bytes], Traffic] = defaultdict(Traffic)

    def read(self, stream: BinaryIO) -> None:
        """Adds all lines of the stream."""
        for line in lines_of(stream):
            self._add(line)

    # #region count
    def _add(self, line: bytes) -> None:
        self.lines += 1
        request = parse(line)
        if request is None:
            self.malformed += 1
            if self.first_malformed is None:
                self.first_malformed = Malformed(self.lines, _printable(line))
            return
        traffic = self._traffic[request.method, route_of(request.path)]
        traffic.count += 1
        traffic.failed += request.failed
        traffic.latencies[request.tenths] += 1

    # #endregion count

    # #region report
    def write(self, out: TextIO) -> None:
        """Writes a line for each endpoint, those with most requests first, and one for all."""

        def order(item: tuple[tuple[bytes, bytes], Traffic]) -> tuple[int, bytes, bytes]:
            (method, route), traffic = item
            return -traffic.count, route, method

        for (method, route), traffic in sorted(self._traffic.items(), key=order):
            # In tenths of a percent, rounded half up.
            share = (2000 * traffic.failed + traffic.count) // (2 * traffic.count)
            p50, p90, p99, most = map(_tenths, traffic.percentiles(50, 90, 99, 100))
            out.write(
                f"{method.decode()} {route.decode()} count={traffic.count} "
                f"5xx={_tenths(share)}% p50={p50} p90={p90} p99={p99} max={most}\n"
            )
        out.write(f"lines={self.lines} malformed={self.malformed}\n")

    # #endregion report


def _tenths(number: int) -> str:
    return f"{number // 10}.{number % 10}"


def _printable(line: bytes) -> str:
    """The beginning of a line without what could confuse a terminal."""
    return re.sub(rb"[^ -~]", b"?", line[:80]).decode()
