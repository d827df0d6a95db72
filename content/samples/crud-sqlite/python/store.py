"""Knows SQL and nothing of HTTP."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from queue import Empty, LifoQueue


@dataclass(frozen=True, slots=True)
class Fields:
    """What a client says about a note."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is kept and as clients see it."""

    id: int
    title: str
    body: str


class NotFound(Exception):
    """There is no such note."""


class TitleTaken(Exception):
    """Another note has this title."""


# AUTOINCREMENT never gives out an id twice, not even that of a deleted note.
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL
    ) STRICT"""


class _Pool:
    """Connections that take turns; each keeps the statements that it has prepared."""

    def __init__(self, connections: list[sqlite3.Connection]) -> None:
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        for connection in connections:
            self._idle.put(connection)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._idle.get(timeout=5)
        except Empty:
            raise TimeoutError("no connection was free") from None
        try:
            yield connection
        finally:
            self._idle.put(connection)


# #region open
def _connect(path: str, opened: ExitStack) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5, autocommit=True, check_same_thread=False)
    opened.enter_context(closing(connection))
    connection.execute("PRAGMA journal_mode = WAL")
    # With the log, NORMAL loses at most the last writes when the power fails, and keeps
    # the database whole.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


class Store:
    """Keeps notes in a SQLite database; its methods may be called from any thread."""

    def __init__(self, path: str) -> None:
        """Opens the database at path and makes it if there is none."""
        # SQLite lets one connection write at a time. Here writers queue for the only one
        # there is; in SQLite they would sleep and try again. With the write-ahead log,
        # readers wait for nobody.
        with ExitStack() as opened:
            writer = _connect(path, opened)
            writer.execute(_SCHEMA)
            readers = [_connect(path, opened) for _ in range(4)]
            for reader in readers:
                reader.execute("PRAGMA query_only = ON")
            # All went well: nothing is closed before close() is called.
            self._opened = opened.pop_all()
        self._writer = _Pool([writer])
        self._readers = _Pool(readers)

    def close(self) -> None:
        """Moves the write-ahead log into the database."""
        self._opened.close()

    # #endregion open

    # #region write
    def create(self, fields: Fields) -> Note:
        """Raises TitleTaken if another note has the title."""
        with self._writer.connection() as connection, self._unique_title():
            cursor = connection.execute(
                "INSERT INTO notes (title, body) VALUES (?, ?)", (fields.title, fields.body)
            )
        assert cursor.lastrowid is not None  # a row was inserted
        return Note(cursor.lastrowid, fields.title, fields.body)

    def replace(self, note_id: int, fields: Fields) -> Note:
        """Raises NotFound, or TitleTaken if another note has the title."""
        with self._writer.connection() as connection, self._unique_title():
            cursor = connection.execute(
                "UPDATE notes SET title = ?, body = ? WHERE id = ?",
                (fields.title, fields.body, note_id),
            )
        _must_change(cursor)
        return Note(note_id, fields.title, fields.body)

    def delete(self, note_id: int) -> None:
        """Raises NotFound if there is no such note."""
        with self._writer.connection() as connection:
            cursor = connection.execute("DELETE FROM notes WHERE id = ?", (note_id,))
        _must_change(cursor)

    @staticmethod
    @contextmanager
    def _unique_title() -> Iterator[None]:
        # The constraint decides: to look first would leave a gap for another request.
        try:
            yield
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
                raise TitleTaken from None
            raise

    # #endregion write

    def get(self, note_id: int) -> Note:
        """Raises NotFound if there is no such note."""
        with self._readers.connection() as connection:
            row = connection.execute(
                "SELECT id, title, body FROM notes WHERE id = ?", (note_id,)
            ).fetchone()
        if row is None:
            raise NotFound
        return Note(*row)

    def page(self, after: int, limit: int) -> list[Note]:
        """At most limit notes whose id is greater than after, by id.

        Asking for what follows an id costs the same on every page; an offset would be
        counted off each time.
        """
        with self._readers.connection() as connection:
            rows = connection.execute(
                "SELECT id, title, body FROM notes WHERE id > ? ORDER BY id LIMIT ?",
                (after, limit),
            ).fetchall()
        return [Note(*row) for row in rows]


def _must_change(cursor: sqlite3.Cursor) -> None:
    if cursor.rowcount == 0:
        raise NotFound
