"""What clients are told when something goes wrong."""

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from store import NotFound, TitleTaken

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field."""

    field: str
    message: str


# #region problem
class Problem(Exception):
    """The shape of every error that a client sees."""

    def __init__(
        self, status: int, code: str, message: str, fields: Sequence[FieldError] = ()
    ) -> None:
        super().__init__(message)
        self.status = status
        self.error = {"code": code, "message": message, "fields": [asdict(one) for one in fields]}


async def answer(request: Request, error: Exception) -> JSONResponse:
    """Answers whatever was raised while a request was served."""
    headers = error.headers if isinstance(error, HTTPException) else None
    problem = _problem_of(request, error)
    return JSONResponse({"error": problem.error}, problem.status, headers)


def _problem_of(request: Request, error: Exception) -> Problem:
    match error:
        case Problem():
            return error
        case NotFound():
            return Problem(404, "not_found", "no such note")
        case TitleTaken():
            taken = FieldError("title", "is taken")
            return Problem(409, "title_taken", "another note has this title", [taken])
        case TimeoutError():
            return Problem(503, "timeout", "this took too long")
        case HTTPException(status_code=404):
            return Problem(404, "not_found", "no such path")
        case HTTPException(status_code=405):
            return Problem(405, "method_not_allowed", "method not allowed")
    # The cause is for us; a client has no business with tables and files.
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return Problem(500, "internal", "something went wrong")


# #endregion problem

# Starlette looks a handler up by the class of the error or of one of its bases. What only
# Exception fits is raised again after the answer, for the server to log.
HANDLED = (Problem, NotFound, TitleTaken, TimeoutError, HTTPException, sqlite3.Error, Exception)
