"""Reads one line of an access log."""

import re
from typing import NamedTuple

# The length, in bytes, up to which a line can be well-formed. It keeps the memory for one line
# small, whatever comes in.
MAX_LINE = 8192


# #region line
class Request(NamedTuple):
    """What counts of a line."""

    method: bytes
    path: bytes
    failed: bool  # by the server: 500 to 599
    tenths: int  # of a millisecond


# In a pattern of bytes, \d is a digit of ASCII. Of the time, the shape is enough: nothing is made
# of it. The query is matched and left out.
_LINE = re.compile(
    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ "
    rb"(?P<method>[A-Z]+) "
    rb"(?P<path>/[!->@-~]*)(?:\?[!-~]*)? "
    rb"(?P<status>[1-5]\d\d) "
    rb"(?P<whole>\d{1,8})\.(?P<tenth>\d)"
)


def parse(line: bytes) -> Request | None:
    """Reads a line such as ``2026-11-21T10:00:00Z GET /orders/42?full 200 12.7``.

    With one digit after the point, tenths are whole numbers.
    """
    if len(line) > MAX_LINE or not (match := _LINE.fullmatch(line)):
        return None
    method, path, status, whole, tenth = match.groups()
    return Request(method, path, status >= b"500", 10 * int(whole) + int(tenth))


# #endregion line


# #region route
_NUMBER = re.compile(rb"/\d+(?=/|$)")


def route_of(path: bytes) -> bytes:
    """The path, with ``:id`` for each segment that is a number."""
    # What follows a segment is looked at, not taken, as it begins the next.
    return _NUMBER.sub(b"/:id", path)


# #endregion route
