"""A health endpoint and a server that drains before it ends."""

import asyncio
import contextlib
import socket
from collections.abc import Generator
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send


# #region health
class Health:
    """Answers /healthz: 200 while the service takes work, 503 once it drains."""

    def __init__(self) -> None:
        self._draining = False

    def drain(self) -> None:
        """Make every answer from now on a 503."""
        self._draining = True

    async def answer(self, _: Request) -> JSONResponse:
        if self._draining:
            return JSONResponse({"status": "draining"}, 503)
        return JSONResponse({"status": "ok"})


def routes(health: Health) -> list[Route]:
    """The routes of the service; more may be added."""
    return [Route("/healthz", health.answer)]


async def answer_error(_: Request, error: Exception) -> JSONResponse:
    """Says in JSON what Starlette itself would say in plain text."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if "Allow" in headers:
        # It comes from a set, whose order differs from run to run.
        headers["Allow"] = ",".join(sorted(headers["Allow"].split(", ")))
    return JSONResponse({"error": error.detail.lower()}, error.status_code, headers)
# #endregion health


@dataclass(frozen=True)
class Limits:
    """How long each thing may take, in seconds."""

    idle: int  # between two requests on a connection
    request: float  # for a request to be read and answered, from its header on
    drain: float  # to go on serving while load balancers learn of the 503
    finish: int  # after that, for requests in flight to end


class TimeLimit:
    """Cancels a handler that takes too long and answers 503."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(self._seconds) as limit:
                await self._app(scope, receive, watch)
        except TimeoutError:
            # Too late for another status, or not our time-out.
            if started or not limit.expired():
                raise
            await JSONResponse({"error": "timed out"}, 503)(scope, receive, send)


class Server(uvicorn.Server):
    """Leaves signals to its caller: uvicorn would stop listening at the first one."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


# #region serve
async def serve(
    listener: socket.socket,
    routes: list[Route],
    health: Health,
    limits: Limits,
    stop: asyncio.Event,
) -> None:
    """Answer on listener until stop is set, then shut down within drain and finish."""
    app = Starlette(
        routes=routes,
        middleware=[Middleware(TimeLimit, seconds=limits.request)],
        exception_handlers={HTTPException: answer_error},
    )
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_level="warning",
        # uvicorn does not limit the wait for a header; that is left to a proxy.
        timeout_keep_alive=limits.idle,
        timeout_graceful_shutdown=limits.finish,
    )
    server = Server(config)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve(sockets=[listener]))
        await stop.wait()
        await shutdown(server, health, limits)
# #endregion serve


# #region shutdown
async def shutdown(server: Server, health: Health, limits: Limits) -> None:
    health.drain()
    # Serves on: closing at once would refuse what balancers still send here.
    await asyncio.sleep(limits.drain)
    # Closes the listener and idle connections. What is in flight has until
    # timeout_graceful_shutdown; uvicorn then cancels it and logs that it did.
    server.should_exit = True
# #endregion shutdown
