"""Holds sessions in memory and serves them over HTTP until it is told to stop."""

import os
import signal
import socket
import sys

import uvicorn

from cache import Cache
from server import build


def setting(name: str, otherwise: int) -> int:
    most = 10_000_000
    text = os.environ.get(name, str(otherwise))
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise ValueError(f"{name} must be an integer from 1 to {most}")
    return int(text)


def run() -> None:
    # uvicorn shuts down at a signal and then raises it again, which would kill the process.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))

    cache = Cache(setting("CAPACITY", 200_000), setting("TTL_SECONDS", 3600))
    host, _, port = os.environ.get("ADDR", "127.0.0.1:8080").rpartition(":")
    with socket.create_server((host, int(port))) as listener:
        # asyncio sees to that only where a socket names its protocol.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(
            build(cache), log_level="warning", access_log=False, timeout_graceful_shutdown=10
        )
        print(
            f"listening on http://{host}:{listener.getsockname()[1]}", file=sys.stderr, flush=True
        )
        uvicorn.Server(config).run(sockets=[listener])


def main() -> int:
    try:
        run()
    except (OSError, ValueError) as error:
        print(f"session-cache: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
