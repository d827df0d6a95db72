"""A cache of sessions."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from session import Session


# #region cache
@dataclass(slots=True)
class Entry:
    session: Session
    stored: float
    hits: int = 0


@dataclass(slots=True)
class Stats:
    """What ``get`` found, and what had to go for want of room.

    ``entries`` may include some whose time is up: they go when they are asked for, or pushed out.
    """

    entries: int = 0
    hits: int = 0
    misses: int = 0
    evicted: int = 0


class Cache:
    """Holds the sessions that were used last, each for a time from when it was stored.

    It needs no lock as long as one event loop uses it: nothing in here waits, so no other request
    runs in between.
    """

    def __init__(
        self, capacity: int, ttl: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._capacity = capacity
        self._ttl = ttl
        self._clock = clock
        # The one whose use is longest ago comes first.
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._stats = Stats()

    # #endregion cache

    # #region put
    def put(self, session_id: str, session: Session) -> bool:
        """Stores a session and tells whether there was none of that id.

        Where there is no room, the one whose use is longest ago goes.
        """
        created = self._find(session_id) is None
        self._entries[session_id] = Entry(session, self._clock())
        # One that has been replaced keeps its place, until it is moved.
        self._entries.move_to_end(session_id)
        if len(self._entries) > self._capacity:
            self._entries.popitem(last=False)
            self._stats.evicted += 1
        return created

    # #endregion put

    # #region get
    def get(self, session_id: str) -> Entry | None:
        """A session and how often it has been asked for, this time included."""
        entry = self._find(session_id)
        if entry is None:
            self._stats.misses += 1
            return None
        self._stats.hits += 1
        self._entries.move_to_end(session_id)
        entry.hits += 1
        return entry

    def _find(self, session_id: str) -> Entry | None:
        """None for a session that is not there or whose time is up, which it removes."""
        entry = self._entries.get(session_id)
        if entry is not None and self._clock() - entry.stored > self._ttl:
            del self._entries[session_id]
            return None
        return entry

    # #endregion get

    def delete(self, session_id: str) -> bool:
        """Removes a session and tells whether it was there."""
        found = self._find(session_id) is not None
        self._entries.pop(session_id, None)
        return found

    def stats(self) -> Stats:
        """The counts up to now."""
        return replace(self._stats, entries=len(self._entries))
