import asyncio
import gzip
import socket
import unittest
from collections.abc import Awaitable, Callable
from dataclasses import replace

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from fan_out import (
    Fetched,
    FetchError,
    Limits,
    RequestError,
    StatusError,
    TimedOutError,
    TooLargeError,
    fetch_all,
)

# For tests in which nothing should run into a limit.
PATIENT = Limits(in_flight=4, timeout=30, max_body=1 << 10)


async def never() -> None:
    await asyncio.Event().wait()


def bodies(results: list[Fetched]) -> list[bytes | type[FetchError]]:
    """What came, with errors reduced to their types."""
    return [r.body if isinstance(r.body, bytes) else type(r.body) for r in results]


class FetchAll(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.session = await self.enterAsyncContext(aiohttp.ClientSession())

    async def serve(
        self, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> str:
        app = web.Application()
        app.router.add_get("/{path:.*}", handler)
        # It cancels handlers that never end, once their client has gone.
        server = TestServer(app)
        await server.start_server()
        self.addAsyncCleanup(server.close)
        return str(server.make_url("")).rstrip("/")

    async def test_results_keep_the_order_of_the_addresses(self) -> None:
        # The first address is answered only after the last has been.
        last = asyncio.Event()

        async def handler(request: web.Request) -> web.Response:
            if request.path == "/0":
                await last.wait()
            if request.path == "/3":
                last.set()
            return web.Response(text=request.path)

        base = await self.serve(handler)
        urls = [f"{base}/{i}" for i in range(4)]

        results = await fetch_all(self.session, urls, PATIENT)

        self.assertEqual(
            results, [Fetched(url, f"/{i}".encode()) for i, url in enumerate(urls)]
        )

    async def test_no_more_requests_at_once_than_allowed(self) -> None:
        limit = 3
        in_flight = peak = 0
        full = asyncio.Event()

        async def handler(_: web.Request) -> web.Response:
            nonlocal in_flight, peak
            in_flight += 1
            peak = max(peak, in_flight)
            if in_flight == limit:
                full.set()
            # Nobody leaves before the limit is reached, then a while for one too many.
            await full.wait()
            await asyncio.sleep(0.02)
            in_flight -= 1
            return web.Response()

        base = await self.serve(handler)
        limits = replace(PATIENT, in_flight=limit)

        results = await fetch_all(self.session, [base] * (4 * limit), limits)

        self.assertEqual(bodies(results), [b""] * (4 * limit))
        self.assertEqual(peak, limit)

    async def test_a_slow_address_does_not_hold_the_slots_of_others(self) -> None:
        # With two slots, the first address is answered only after all others have been.
        last = asyncio.Event()

        async def handler(request: web.Request) -> web.Response:
            if request.path == "/first":
                await last.wait()
            if request.path == "/last":
                last.set()
            return web.Response()

        base = await self.serve(handler)
        paths = ["/first", "/other", "/other", "/other", "/last"]

        results = await fetch_all(
            self.session, [base + path for path in paths], replace(PATIENT, in_flight=2)
        )

        self.assertEqual(bodies(results), [b""] * 5)

    async def test_a_limit_below_one_counts_as_one(self) -> None:
        async def handler(_: web.Request) -> web.Response:
            return web.Response()

        base = await self.serve(handler)

        results = await fetch_all(
            self.session, [base, base], replace(PATIENT, in_flight=0)
        )

        self.assertEqual(bodies(results), [b"", b""])

    async def test_a_slow_address_times_out_alone(self) -> None:
        async def handler(request: web.Request) -> web.StreamResponse:
            if request.path == "/silent":
                await never()
            if request.path == "/stalled":
                response = web.StreamResponse()
                await response.prepare(request)
                await response.write(b"begun")
                await never()
            return web.Response()

        base = await self.serve(handler)
        paths = ["/silent", "/quick", "/stalled", "/quick"]

        results = await fetch_all(
            self.session, [base + path for path in paths], replace(PATIENT, timeout=1)
        )

        self.assertEqual(bodies(results), [TimedOutError, b"", TimedOutError, b""])

    async def test_errors_stay_with_their_address(self) -> None:
        async def handler(request: web.Request) -> web.Response:
            return web.Response(status=500 if request.path == "/broken" else 200)

        base = await self.serve(handler)
        # Bound but not listening: connections are refused, and the port is taken.
        mute = self.enterContext(socket.socket())
        mute.bind(("127.0.0.1", 0))
        refused = f"http://127.0.0.1:{mute.getsockname()[1]}"
        urls = [f"{base}/broken", f"{base}/fine", refused, "no address", f"{base}/fine"]

        results = await fetch_all(self.session, urls, PATIENT)

        self.assertEqual(
            bodies(results), [StatusError, b"", RequestError, RequestError, b""]
        )
        self.assertEqual(str(results[0].body), "status 500")
        assert isinstance(results[2].body, RequestError)
        cause = results[2].body.__cause__
        self.assertIsInstance(cause, aiohttp.ClientConnectorError)

    async def test_a_body_beyond_the_limit_is_an_error(self) -> None:
        async def handler(request: web.Request) -> web.StreamResponse:
            match request.path:
                case "/at":
                    return web.Response(body=b"x" * 100)
                case "/beyond":
                    return web.Response(body=b"x" * 101)
                case "/packed":
                    # What counts is the size unpacked.
                    packed = gzip.compress(bytes(1000))
                    return web.Response(
                        body=packed, headers={"Content-Encoding": "gzip"}
                    )
            response = web.StreamResponse()
            await response.prepare(request)
            await response.write(b"x" * 101)
            await never()
            return response

        base = await self.serve(handler)
        paths = ["/at", "/beyond", "/packed", "/unended"]

        results = await fetch_all(
            self.session,
            [base + path for path in paths],
            replace(PATIENT, max_body=100),
        )

        self.assertEqual(
            bodies(results), [b"x" * 100, TooLargeError, TooLargeError, TooLargeError]
        )

    async def test_cancelling_stops_all(self) -> None:
        arrived = asyncio.Event()

        async def handler(_: web.Request) -> web.Response:
            arrived.set()
            await never()
            raise AssertionError

        base = await self.serve(handler)
        task = asyncio.create_task(fetch_all(self.session, [base] * 5, PATIENT))
        await arrived.wait()

        task.cancel()

        with self.assertRaises(asyncio.CancelledError):
            await task
