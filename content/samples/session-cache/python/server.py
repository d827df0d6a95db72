"""Serves a cache of sessions over HTTP."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from cache import Cache
from session import Invalid, NotJSON, parse

# In bytes.
MAX_BODY = 16 * 1024

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class JSONResponse(Response):
    """Unlike Starlette's, it escapes what is not ASCII.

    JSON can carry half of a surrogate pair, for which there is no UTF-8.
    """

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode()


# #region handlers
class Sessions(HTTPEndpoint):
    async def put(self, request: Request) -> Response:
        session_id = _id(request)
        session = parse(await read_body(request))
        created = _cache(request).put(session_id, session)
        return Response(status_code=201 if created else 204)

    async def get(self, request: Request) -> Response:
        entry = _cache(request).get(_id(request))
        if entry is None:
            raise HTTPException(404, "no such session")
        session = entry.session
        return JSONResponse(
            {
                "user": session.user,
                "roles": session.roles,
                "data": session.data,
                "hits": entry.hits,
            }
        )

    async def delete(self, request: Request) -> Response:
        if not _cache(request).delete(_id(request)):
            raise HTTPException(404, "no such session")
        return Response(status_code=204)


# #endregion handlers


class Statistics(HTTPEndpoint):
    async def get(self, request: Request) -> Response:
        return JSONResponse(asdict(_cache(request).stats()))


def _cache(request: Request) -> Cache:
    cache = request.app.state.cache
    assert isinstance(cache, Cache)
    return cache


def _id(request: Request) -> str:
    session_id: str = request.path_params["id"]
    if not _ID.fullmatch(session_id):
        raise HTTPException(400, "invalid id")
    return session_id


# #region body
async def read_body(request: Request) -> bytes:
    """The body of a request that says it is JSON, up to MAX_BODY."""
    # What follows a semicolon are parameters, such as a charset.
    kind, _, _ = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != "application/json":
        raise HTTPException(415, "content type must be application/json")
    # Counted here, as the limit of Starlette answers in plain text.
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY:
                raise HTTPException(413, "body too large")
    except ClientDisconnect as error:
        raise HTTPException(400, "body cut short") from error
    return bytes(body)


# #endregion body


def _fail(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"error": message}, status, headers)


async def _http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # Starlette's own say `Not Found`.
    return _fail(error.status_code, error.detail.lower(), error.headers)


async def _not_json(_: Request, error: Exception) -> Response:
    return _fail(400, str(error))


async def _invalid(_: Request, error: Exception) -> Response:
    return _fail(422, str(error))


async def _internal_error(_: Request, __: Exception) -> Response:
    return _fail(500, "internal error")


def build(cache: Cache) -> Starlette:
    """The service."""
    app = Starlette(
        routes=[Route("/sessions/{id}", Sessions), Route("/stats", Statistics)],
        exception_handlers={
            HTTPException: _http_error,
            NotJSON: _not_json,
            Invalid: _invalid,
            Exception: _internal_error,
        },
    )
    app.state.cache = cache
    return app
