import asyncio
import selectors
import socket
import unittest
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

import httpx

from get import get, judge, retry_after
from retry import Done, PermanentError, Policy, RetryError, TransientError, retry

# With a chance of a half, it waits 1/16 s, 1/8 s, 1/4 s, 3/8 s, 3/8 s, ...; fractions
# that a float can hold, so that sums of them are exact.
POLICY = Policy(attempts=5, base=1 / 8, cap=3 / 4, timeout=1, deadline=64)


def half() -> float:
    return 0.5


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """A loop in which time passes when everybody waits, and exactly."""

    def __init__(self) -> None:
        super().__init__(Impatient(self))
        self.now = 0.0

    def time(self) -> float:
        return self.now


class Impatient(selectors.DefaultSelector):
    """Where others wait for files, it moves the clock of its loop."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        super().__init__()
        self.loop = loop

    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            if timeout is None:
                raise RuntimeError("everybody waits for ever")
            self.loop.now += timeout
        return ready


type Operation = Callable[[], Awaitable[str]]


def failing(times: int, error: Exception) -> Operation:
    """An operation that fails so many times, then succeeds."""
    errors = iter([error] * times)

    async def op() -> str:
        for error in errors:
            raise error
        return "done"

    return op


async def hanging() -> str:
    await asyncio.Event().wait()
    return "never"


BUSY = TransientError("busy")
ASKING = TransientError("busy", after=7)


class Retry(unittest.TestCase):
    def check(self, op: Operation, policy: Policy, want: str, took: float) -> None:
        async def run() -> tuple[str, float]:
            try:
                done = await retry(op, policy, half)
                told = f"{done.attempts}: {done.value}"
            except RetryError as error:
                told = f"{error.attempts}: {error}, {error.__cause__}"
            return told, asyncio.get_running_loop().time()

        with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
            self.assertEqual(runner.run(run()), (want, took))

    def test_succeeds_at_once(self) -> None:
        self.check(failing(0, BUSY), POLICY, "1: done", 0)

    def test_waits_longer_from_attempt_to_attempt(self) -> None:
        self.check(failing(4, BUSY), POLICY, "5: done", 1 / 16 + 1 / 8 + 1 / 4 + 3 / 8)

    def test_gives_up_after_the_last_attempt(self) -> None:
        self.check(failing(5, BUSY), POLICY, "5: gave up, busy", 13 / 16)

    def test_does_not_repeat_what_fails_for_good(self) -> None:
        self.check(failing(1, PermanentError("no")), POLICY, "1: failed, no", 0)

    def test_waits_for_what_the_server_asks_and_its_own_wait_on_top(self) -> None:
        self.check(failing(1, ASKING), POLICY, "2: done", 7 + 1 / 16)

    def test_does_not_begin_to_wait_beyond_the_deadline(self) -> None:
        policy = replace(POLICY, deadline=7 + 1 / 16)
        self.check(failing(1, ASKING), policy, "1: out of time, busy", 0)

    def test_ends_an_attempt_after_its_time_and_tries_again(self) -> None:
        policy = replace(POLICY, attempts=2)
        self.check(hanging, policy, "2: gave up, timed out", 2 + 1 / 16)

    def test_ends_an_attempt_at_the_deadline(self) -> None:
        policy = replace(POLICY, deadline=1 + 1 / 8)
        self.check(hanging, policy, "2: out of time, timed out", 1 + 1 / 8)

    def test_the_deadline_counts_even_in_the_last_attempt(self) -> None:
        policy = replace(POLICY, attempts=1, deadline=1 / 4)
        self.check(hanging, policy, "1: out of time, timed out", 1 / 4)

    def test_cancelling_ends_an_attempt_and_a_wait(self) -> None:
        async def run(op: Operation) -> float:
            task = asyncio.create_task(retry(op, POLICY, half))
            loop = asyncio.get_running_loop()
            loop.call_later(1 / 64, task.cancel)
            with self.assertRaises(asyncio.CancelledError):
                await task
            return loop.time()

        for op in (hanging, failing(1, ASKING)):
            with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
                self.assertEqual(runner.run(run(op)), 1 / 64)

    def test_an_error_of_the_program_is_none_of_the_operation(self) -> None:
        with self.assertRaises(ZeroDivisionError):
            asyncio.run(retry(failing(1, ZeroDivisionError()), POLICY))

    def test_with_real_time_and_chance(self) -> None:
        policy = replace(POLICY, base=0)
        done = asyncio.run(retry(failing(2, BUSY), policy))
        self.assertEqual(done, Done(3, "done"))


class Backoff(unittest.TestCase):
    def test_the_wait_is_random_below_a_ceiling(self) -> None:
        waits = [POLICY.backoff(attempt, 0.25) for attempt in (1, 2, 3, 4, 5, 10_000)]
        self.assertEqual(waits, [1 / 32, 1 / 16, 1 / 8, 3 / 16, 3 / 16, 3 / 16])
        self.assertEqual(POLICY.backoff(1, 0), 0)


class Judge(unittest.TestCase):
    def test_statuses_worth_another_attempt(self) -> None:
        now = datetime.now(UTC)
        for status in range(300, 600):
            error = judge(status, {"Retry-After": "3"}, now)
            worth = status in (429, 502, 503, 504)
            self.assertEqual(str(error), f"status {status}")
            self.assertEqual(getattr(error, "after", None), 3 if worth else None)

    def test_retry_after_is_seconds_or_a_date(self) -> None:
        now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        for value, want in (
            ("", 0),
            ("0", 0),
            ("120", 120),
            ("-1", 0),
            ("soon", 0),
            ("99999999999999999999", 0),
            ("Sun, 01 Mar 2026 12:00:30 GMT", 30),
            ("Sun, 01 Mar 2026 11:59:30 GMT", 0),
        ):
            self.assertEqual(retry_after(value, now), want, value)


ANSWERS = {
    "/at": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + b"x" * 100,
    "/beyond": b"HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n" + b"x" * 101,
    "/busy": b"HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n",
    "/redirect": b"HTTP/1.1 302 Found\r\nLocation: /at\r\nContent-Length: 0\r\n\r\n",
    "/cut": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nless than that",
    "/drop": b"",
}


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    request = await reader.readuntil(b"\r\n\r\n")
    path = request.split()[1].decode()
    writer.write(ANSWERS[path])
    await writer.drain()
    writer.close()


class Get(unittest.IsolatedAsyncioTestCase):
    def refused(self) -> str:
        # Bound but not listening: refused, and nobody else gets the port.
        mute = socket.socket()
        self.addCleanup(mute.close)
        mute.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{mute.getsockname()[1]}/"

    async def test_one_attempt(self) -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        await self.enterAsyncContext(server)
        base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        # Talks to the loopback address even where the environment names a proxy.
        client = await self.enterAsyncContext(
            httpx.AsyncClient(timeout=None, trust_env=False)
        )
        for url, message, after in (
            (f"{base}/beyond", "body too large", None),
            (f"{base}/busy", "status 503", 3),
            (f"{base}/redirect", "status 302", None),
            (f"{base}/cut", "connection failed", 0),
            (f"{base}/drop", "connection failed", 0),
            (self.refused(), "connection failed", 0),
            ("ftp://localhost/", "no valid request", None),
        ):
            with self.subTest(url=url):
                with self.assertRaises((TransientError, PermanentError)) as caught:
                    await get(client, url, 100)
                self.assertEqual(str(caught.exception), message)
                self.assertEqual(getattr(caught.exception, "after", None), after)
        self.assertEqual(len(await get(client, f"{base}/at", 100)), 100)
