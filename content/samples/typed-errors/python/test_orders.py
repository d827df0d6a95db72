import asyncio
import socket
import unittest
from collections.abc import Awaitable, Callable
from dataclasses import replace

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from client import Client, InvalidError, Order, UnavailableError, UnexpectedError
from submit import Outcome, Placed, Postponed, Rejected, Retry, submit

TOO_LONG = 30
ORDER = Order(id=7, sku="A-1", quantity=2)
THRICE = Retry(attempts=3, pause=0.001)

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class OrdersTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.session = await self.enterAsyncContext(aiohttp.ClientSession())
        self.calls = 0

    async def open(self, handler: Handler) -> Client:
        """Open a shop and count its calls."""

        async def counting(request: web.Request) -> web.StreamResponse:
            self.calls += 1
            return await handler(request)

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", counting)
        # It cancels handlers that never end, once their client has gone.
        server = TestServer(app)
        await server.start_server()
        self.addAsyncCleanup(server.close)
        return Client(self.session, str(server.make_url("")).rstrip("/"), TOO_LONG)

    async def answering(self, status: int, body: str = "") -> Client:
        """Open a shop that always gives the same answer."""

        async def handler(_: web.Request) -> web.Response:
            return web.Response(status=status, text=body)

        return await self.open(handler)

    def assert_outcome(self, outcome: Outcome, kind: type[Outcome], cause: str) -> None:
        self.assertIsInstance(outcome, kind)
        assert not isinstance(outcome, Placed)
        self.assertEqual(str(outcome.cause), cause)

    async def test_an_order_is_placed(self) -> None:
        requests = []

        async def handler(request: web.Request) -> web.Response:
            requests.append((request.method, request.path, await request.json()))
            return web.Response(status=201)

        outcome = await submit(await self.open(handler), ORDER, THRICE)

        self.assertEqual(outcome, Placed())
        self.assertEqual(requests, [("PUT", "/orders/7", {"sku": "A-1", "quantity": 2})])

    async def test_bad_input_is_rejected_without_a_call(self) -> None:
        client = await self.answering(201)
        cases = [
            (replace(ORDER, sku=""), "invalid sku: must not be empty"),
            (replace(ORDER, quantity=0), "invalid quantity: must be at least 1"),
        ]
        for order, cause in cases:
            with self.subTest(cause):
                outcome = await submit(client, order, THRICE)

                self.assert_outcome(outcome, Rejected, cause)
        self.assertEqual(self.calls, 0)

    async def test_what_the_shop_finds_invalid_is_rejected_at_once(self) -> None:
        client = await self.answering(422, '{"field":"sku","reason":"is not sold any more"}')

        outcome = await submit(client, ORDER, THRICE)

        self.assert_outcome(outcome, Rejected, "invalid sku: is not sold any more")
        self.assertEqual(self.calls, 1)

    async def test_the_parts_of_a_complaint_are_kept(self) -> None:
        client = await self.answering(422, '{"field":"sku","reason":"is not sold any more"}')

        with self.assertRaises(InvalidError) as raised:
            await client.place(ORDER)

        error = raised.exception
        self.assertEqual((error.field, error.reason), ("sku", "is not sold any more"))

    async def test_an_unavailable_shop_is_tried_again(self) -> None:
        async def handler(_: web.Request) -> web.Response:
            return web.Response(status=503 if self.calls < 3 else 200)

        outcome = await submit(await self.open(handler), ORDER, THRICE)

        self.assertEqual(outcome, Placed())
        self.assertEqual(self.calls, 3)

    async def test_a_shop_that_stays_unavailable_postpones(self) -> None:
        outcome = await submit(await self.answering(503), ORDER, THRICE)

        self.assert_outcome(outcome, Postponed, "shop unavailable: status 503")
        self.assertEqual(self.calls, 3)

    async def test_a_shop_that_hangs_up_is_called_three_times_and_no_more(self) -> None:
        async def handler(request: web.Request) -> web.Response:
            assert request.transport is not None
            request.transport.close()
            return web.Response()

        outcome = await submit(await self.open(handler), ORDER, THRICE)

        self.assertIsInstance(outcome, Postponed)
        self.assertEqual(self.calls, 3)

    async def test_a_refused_connection_is_unavailable(self) -> None:
        # Bound but not listening: connections are refused, and nobody else gets the port.
        with socket.socket() as mute:
            mute.bind(("127.0.0.1", 0))
            client = Client(self.session, f"http://127.0.0.1:{mute.getsockname()[1]}", TOO_LONG)

            with self.assertRaises(UnavailableError) as raised:
                await client.place(ORDER)

        self.assertIsInstance(raised.exception.__cause__, aiohttp.ClientConnectorError)

    async def test_an_answer_that_does_not_come_is_unavailable(self) -> None:
        async def silent(_: web.Request) -> web.Response:
            await asyncio.Event().wait()
            return web.Response()

        async def stalled(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(status=422)
            await response.prepare(request)
            await asyncio.Event().wait()
            return response

        for handler in (silent, stalled):
            with self.subTest(handler.__name__):
                client = replace(await self.open(handler), timeout=1)

                with self.assertRaises(UnavailableError) as raised:
                    await client.place(ORDER)

                self.assertIsInstance(raised.exception.__cause__, TimeoutError)

    async def test_anything_else_is_an_error_at_once(self) -> None:
        cases = [
            (302, ""),
            (404, ""),
            (422, "<html>"),
            (422, "{}"),
            (422, "null"),
            (422, '{"field":"sku","reason":1}'),
        ]
        for status, body in cases:
            with self.subTest(status=status, body=body):
                self.calls = 0
                client = await self.answering(status, body)

                with self.assertRaisesRegex(UnexpectedError, "^unexpected failure: "):
                    await submit(client, ORDER, THRICE)

                self.assertEqual(self.calls, 1)

    async def test_a_redirect_is_not_followed(self) -> None:
        async def handler(request: web.Request) -> web.Response:
            if request.path == "/orders/7":
                raise web.HTTPSeeOther("/elsewhere")
            return web.Response()

        with self.assertRaisesRegex(UnexpectedError, "^unexpected failure: status 303$"):
            await submit(await self.open(handler), ORDER, THRICE)

    async def test_a_bad_base_is_unexpected(self) -> None:
        with self.assertRaises(UnexpectedError):
            await Client(self.session, "http://[", TOO_LONG).place(ORDER)

    async def test_a_caller_that_gives_up_says_nothing_about_the_shop(self) -> None:
        called = asyncio.Event()

        async def handler(_: web.Request) -> web.Response:
            called.set()
            await asyncio.Event().wait()
            return web.Response()

        task = asyncio.create_task(submit(await self.open(handler), ORDER, THRICE))
        await called.wait()
        task.cancel()

        with self.assertRaises(asyncio.CancelledError):
            await task


if __name__ == "__main__":
    unittest.main()
