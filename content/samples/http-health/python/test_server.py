import asyncio
import contextlib
import os
import signal
import socket
import sys
import unittest
from asyncio.subprocess import PIPE, Process
from dataclasses import replace
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from server import Health, Limits, routes, serve

# Ends a test that would never end; no test comes near it.
TOO_LONG = 30

# For tests in which nothing should run into a limit. It does not drain.
PATIENT = Limits(idle=TOO_LONG, request=TOO_LONG, drain=0, finish=TOO_LONG)


async def exchange(port: int, request: str) -> str:
    """All that the server sends on a connection of its own until it hangs up."""
    async with asyncio.timeout(TOO_LONG):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(request.encode())
            return (await reader.read()).decode()
        finally:
            writer.close()
            await writer.wait_closed()


async def send(port: int, method_and_path: str) -> str:
    head = "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    return await exchange(port, f"{method_and_path} {head}")


def end(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()


class Service:
    """A serve that runs in the background."""

    def __init__(self, routes: list[Route], limits: Limits) -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = listener.getsockname()[1]
        self._stop = asyncio.Event()
        self._task = asyncio.create_task(
            serve(listener, routes, Health(), limits, self._stop)
        )

    def stop(self) -> None:
        self._stop.set()

    async def end(self) -> None:
        async with asyncio.timeout(TOO_LONG):
            await self._task


class Serve(unittest.IsolatedAsyncioTestCase):
    async def test_answers(self) -> None:
        health, draining = Health(), Health()
        draining.drain()
        for answering, request, status, body in [
            (health, "GET /healthz", "200 OK", '{"status":"ok"}'),
            (health, "HEAD /healthz", "200 OK", ""),
            (
                draining,
                "GET /healthz",
                "503 Service Unavailable",
                '{"status":"draining"}',
            ),
            (draining, "HEAD /healthz", "503 Service Unavailable", ""),
            (health, "GET /health", "404 Not Found", '{"error":"not found"}'),
            (
                health,
                "POST /healthz",
                "405 Method Not Allowed",
                '{"error":"method not allowed"}',
            ),
            (health, "POST /", "404 Not Found", '{"error":"not found"}'),
        ]:
            with self.subTest(request=request, status=status):
                service = Service(routes(answering), PATIENT)

                head, _, got = (await send(service.port, request)).partition("\r\n\r\n")

                self.assertTrue(head.startswith(f"HTTP/1.1 {status}\r\n"), head)
                self.assertIn("content-type: application/json", head)
                allows = "allow: get,head" in head.lower()
                self.assertEqual(allows, status.startswith("405"), head)
                self.assertEqual(got, body)
                service.stop()
                await service.end()

    async def test_a_request_in_flight_finishes_during_shutdown(self) -> None:
        begun, release = asyncio.Event(), asyncio.Event()

        async def handler(_: Request) -> PlainTextResponse:
            begun.set()
            await release.wait()
            return PlainTextResponse("done")

        service = Service([Route("/", handler)], PATIENT)
        # It may keep the connection, which must not hold up the shutdown either.
        request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
        answer = asyncio.create_task(exchange(service.port, request))
        await begun.wait()

        service.stop()
        # Once the listener is closed, the shutdown is under way.
        with contextlib.suppress(ConnectionError):
            while True:
                _, writer = await asyncio.open_connection("127.0.0.1", service.port)
                writer.close()
        release.set()

        self.assertTrue((await answer).endswith("\r\n\r\ndone"))
        await service.end()

    async def test_a_request_that_hangs_is_cut_off_at_the_deadline(self) -> None:
        begun = asyncio.Event()
        cancelled = asyncio.Event()

        async def handler(_: Request) -> PlainTextResponse:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                cancelled.set()
            raise AssertionError

        service = Service([Route("/", handler)], replace(PATIENT, finish=1))
        answer = asyncio.create_task(send(service.port, "GET /"))
        await begun.wait()

        service.stop()
        with self.assertLogs("uvicorn.error", "ERROR"):
            await service.end()
            await cancelled.wait()

        self.assertNotIn("HTTP/1.1 200 ", await answer)

    async def test_an_idle_connection_is_closed(self) -> None:
        service = Service(routes(Health()), replace(PATIENT, idle=1))
        request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"

        answer = await exchange(service.port, request)

        self.assertTrue(answer.startswith("HTTP/1.1 200 OK\r\n"), answer)
        service.stop()
        await service.end()

    async def test_a_silent_connection_does_not_hold_up_the_shutdown(self) -> None:
        service = Service(routes(Health()), PATIENT)
        silent = asyncio.create_task(exchange(service.port, ""))
        # Accepted after the other, so that one is known to the server.
        await send(service.port, "GET /healthz")

        service.stop()

        await service.end()
        self.assertEqual(await silent, "")

    async def test_a_slow_handler_does_not_keep_its_client(self) -> None:
        async def handler(_: Request) -> PlainTextResponse:
            await asyncio.Event().wait()
            raise AssertionError

        service = Service([Route("/", handler)], replace(PATIENT, request=0.1))

        answer = await send(service.port, "GET /")

        self.assertTrue(
            answer.startswith("HTTP/1.1 503 Service Unavailable\r\n"), answer
        )
        service.stop()
        await service.end()

    async def test_a_signal_drains_and_ends_the_process(self) -> None:
        async with asyncio.TaskGroup() as group:
            for number in (signal.SIGINT, signal.SIGTERM):
                group.create_task(self.drains_and_ends_at(number))

    async def drains_and_ends_at(self, number: signal.Signals) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(Path(__file__).with_name("main.py")),
            env={**os.environ, "ADDR": "127.0.0.1:0"},
            stderr=PIPE,
        )
        self.addCleanup(end, process)
        assert process.stderr
        line = (await process.stderr.readline()).decode()
        port = int(line.rpartition(":")[2])
        answer = await send(port, "GET /healthz")
        self.assertTrue(answer.endswith('{"status":"ok"}'), answer)

        process.send_signal(number)

        # It drains for seconds; a 200 means that the signal is still on its way.
        while answer.startswith("HTTP/1.1 200 "):
            answer = await send(port, "GET /healthz")
        self.assertTrue(answer.endswith('{"status":"draining"}'), answer)
        async with asyncio.timeout(TOO_LONG):
            self.assertEqual(await process.wait(), 0)
