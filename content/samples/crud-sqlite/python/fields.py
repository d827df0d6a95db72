"""What clients may send."""

import json
from collections.abc import Mapping
from typing import Never

from problem import FieldError, Problem
from store import Fields, NotFound

MAX_BYTES = 16 * 1024  # of a body: enough for both fields with everything escaped
_MAX_TITLE = 100
_MAX_BODY = 1000
_LIMITS = range(1, 101)
_IDS = range(2**63)  # what SQLite can hold


def malformed_body() -> Problem:
    return Problem(400, "malformed_body", "the body must be one JSON object")


def _load(data: bytes) -> object:
    try:
        given = json.loads(data.decode(), parse_constant=_refuse)
        # JSON can write half a surrogate pair, which can be neither kept nor sent.
        json.dumps(given, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise malformed_body() from None
    return given


def _refuse(constant: str) -> Never:
    raise ValueError(f"{constant} is not JSON")


# #region input
def parse_fields(data: bytes) -> Fields:
    """Names each field that is wrong, not only the first."""
    given = _load(data)
    if not isinstance(given, dict):
        raise malformed_body()
    wrong = _Wrong()
    fields = Fields(
        title=wrong.text(given, "title", _MAX_TITLE, required=True),
        body=wrong.text(given, "body", _MAX_BODY, required=False),
    )
    for name in given.keys() - {"title", "body"}:
        wrong.add(name, "is not a known field")
    wrong.check()
    return fields


class _Wrong:
    def __init__(self) -> None:
        self._errors: list[FieldError] = []

    def add(self, field: str, message: str) -> None:
        self._errors.append(FieldError(field, message))

    def text(self, given: Mapping[str, object], name: str, most: int, *, required: bool) -> str:
        if name not in given:
            if required:
                self.add(name, "is required")
            return ""
        text = given[name]
        if not isinstance(text, str):
            self.add(name, "must be a string")
            return ""
        if len(text) > most:
            self.add(name, f"must have at most {most} characters")
        if required and not text.strip():
            self.add(name, "must not be blank")
        return text

    def check(self) -> None:
        if self._errors:
            fields = sorted(self._errors, key=lambda error: error.field)
            raise Problem(422, "invalid_fields", "some fields are not valid", fields)

    # #endregion input

    def whole(self, text: str, allowed: range, name: str, message: str) -> int:
        number = _whole(text, allowed)
        if number is None:
            self.add(name, message)
            return allowed.start
        return number


def parse_page(query: Mapping[str, str]) -> tuple[int, int]:
    """The id to start after and the number of notes asked for."""
    wrong = _Wrong()
    at_least = "must be a whole number, 0 or more"
    after = wrong.whole(query.get("after", "0"), _IDS, "after", at_least)
    between = f"must be a whole number from {_LIMITS[0]} to {_LIMITS[-1]}"
    limit = wrong.whole(query.get("limit", "20"), _LIMITS, "limit", between)
    wrong.check()
    return after, limit


def parse_id(text: str) -> int:
    """Raises NotFound where it is no number, as no note has such an id."""
    number = _whole(text, _IDS)
    if number is None:
        raise NotFound
    return number


def _whole(text: str, allowed: range) -> int | None:
    # int() alone would take spaces, underscores and other scripts' digits, too.
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        return None
    number = int(text)
    return number if number in allowed else None
