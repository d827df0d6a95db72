"""Serves notes from a SQLite database until it is told to stop."""

import logging
import os
import signal
import socket
import sqlite3
import sys
from contextlib import closing

import uvicorn

from api import build_app
from store import Store


# #region run
def main() -> None:
    # uvicorn stops at these, then raises them again, which would end us with another status.
    for number in signal.SIGINT, signal.SIGTERM:
        signal.signal(number, lambda *_: sys.exit())
    logging.basicConfig(level=logging.WARNING)

    path = os.environ.get("DATABASE") or "notes.db"
    try:
        store = Store(path)
    except sqlite3.Error as error:
        sys.exit(f"cannot open the database {path}: {error}")

    # Closed after the last request.
    with closing(store):
        host, _, port = (os.environ.get("ADDR") or "127.0.0.1:8080").rpartition(":")
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            listener = socket.create_server((host.strip("[]"), int(port)), family=family)
            # Else the second write of an answer waits for the first to be acknowledged, some
            # 40 ms: asyncio sees to that only where a socket names its protocol.
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except (OSError, OverflowError, ValueError) as error:
            sys.exit(f"cannot listen on {host}:{port}: {error}")
        config = uvicorn.Config(
            build_app(store),
            log_config=None,
            access_log=False,
            timeout_keep_alive=10,
            timeout_graceful_shutdown=10,
        )
        # From here on the system takes connections; uvicorn serves them in a moment.
        port = listener.getsockname()[1]
        print(f"listening on http://{host}:{port}", file=sys.stderr, flush=True)
        uvicorn.Server(config).run(sockets=[listener])


# #endregion run

if __name__ == "__main__":
    main()
