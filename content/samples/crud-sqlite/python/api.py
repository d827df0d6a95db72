"""Knows HTTP and nothing of SQL."""

import asyncio
from dataclasses import asdict

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.endpoints import HTTPEndpoint
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fields import MAX_BYTES, malformed_body, parse_fields, parse_id, parse_page
from problem import HANDLED, Problem, answer
from store import Store


def build_app(store: Store) -> Starlette:
    """Serves the notes of store; what it does not know is answered in JSON too."""
    app = Starlette(
        routes=[Route("/notes", Notes), Route("/notes/{id}", OneNote)],
        exception_handlers={kind: answer for kind in HANDLED},
    )
    app.router.redirect_slashes = False  # to /notes, with an empty body
    app.state.store = store
    return app


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


# #region handlers
class Notes(HTTPEndpoint):
    # Starlette runs what is not async on a thread of its pool, where it may wait for SQLite.
    def get(self, request: Request) -> Response:
        after, limit = parse_page(request.query_params)
        # One more than asked for tells whether there is a next page.
        found = _store(request).page(after, limit + 1)
        notes = found[:limit]
        following = notes[-1].id if len(found) > limit else None
        return JSONResponse({"notes": [asdict(note) for note in notes], "next": following})

    async def post(self, request: Request) -> Response:
        fields = parse_fields(await _read_body(request))
        note = await run_in_threadpool(_store(request).create, fields)
        return JSONResponse(asdict(note), 201, {"Location": f"/notes/{note.id}"})


# #endregion handlers


class OneNote(HTTPEndpoint):
    def get(self, request: Request) -> Response:
        return JSONResponse(asdict(_store(request).get(_id(request))))

    async def put(self, request: Request) -> Response:
        note_id = _id(request)
        fields = parse_fields(await _read_body(request))
        note = await run_in_threadpool(_store(request).replace, note_id, fields)
        return JSONResponse(asdict(note))

    def delete(self, request: Request) -> Response:
        _store(request).delete(_id(request))
        return Response(status_code=204)


def _id(request: Request) -> int:
    return parse_id(request.path_params["id"])


async def _read_body(request: Request) -> bytes:
    """The body if it says that it is JSON, is not too large and comes in time."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip()
    if media_type.lower() != "application/json":
        raise Problem(415, "unsupported_media_type", "the content type must be application/json")
    body = bytearray()
    try:
        async with asyncio.timeout(10):
            # Starlette's own limit would answer in plain text.
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BYTES:
                    message = f"the body must have at most {MAX_BYTES} bytes"
                    raise Problem(413, "body_too_large", message)
    except ClientDisconnect:
        raise malformed_body() from None
    return bytes(body)
