"""Serves a health endpoint."""

import os
import socket
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


# #region health
async def healthz(_: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})


app = Starlette(routes=[Route("/healthz", healthz)])
# #endregion health


# #region main
def main() -> None:
    host, _, port = os.environ.get("ADDR", "127.0.0.1:8080").rpartition(":")
    listener = socket.create_server((host, int(port)))
    # asyncio sees to that only where a socket names its protocol.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(f"listening on http://{host}:{listener.getsockname()[1]}", file=sys.stderr)
    uvicorn.Server(uvicorn.Config(app)).run(sockets=[listener])
# #endregion main


if __name__ == "__main__":
    main()
