"""Serves a health endpoint until it is told to stop."""

import asyncio
import os
import signal
import socket
import sys

from server import Health, Limits, routes, serve


# #region main
async def main() -> None:
    # Listens to the signals before the first request can come.
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)

    host, _, port = os.environ.get("ADDR", "127.0.0.1:8080").rpartition(":")
    limits = Limits(
        idle=10,
        request=10,
        # By default together less than the 30 s that Kubernetes waits before it kills.
        drain=drain_time(),
        finish=10,
    )
    listener = listen(host, int(port))
    print(f"listening on http://{host}:{listener.getsockname()[1]}", file=sys.stderr)

    health = Health()
    await serve(listener, routes(health), health, limits, stop)
# #endregion main


def drain_time() -> float:
    text = os.environ.get("DRAIN_MS", "5000")
    if not (text.isascii() and text.isdigit()):
        raise ValueError("DRAIN_MS is no number of milliseconds")
    return int(text) / 1000


def listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host.strip("[]"), port), family=family)
    # Else the second write of an answer waits for the first to be acknowledged, some 40 ms:
    # asyncio sees to that only where a socket names its protocol.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except (OSError, ValueError) as error:
        sys.exit(str(error))
