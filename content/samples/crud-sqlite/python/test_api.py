import asyncio
import json
import sqlite3
import tempfile
import unittest
from contextlib import closing
from pathlib import Path
from typing import Any

from api import build_app
from store import Fields, Store

JSON = "application/json"
MILK = {"id": 1, "title": "Milk", "body": ""}
BREAD = {"id": 2, "title": "Bread", "body": ""}
TEA = '{"title":"Tea"}'


def problem(code: str, message: str, *fields: tuple[str, str]) -> dict[str, Any]:
    named = [{"field": field, "message": text} for field, text in fields]
    return {"error": {"code": code, "message": message, "fields": named}}


def invalid(*fields: tuple[str, str]) -> dict[str, Any]:
    return problem("invalid_fields", "some fields are not valid", *fields)


MISSING = problem("not_found", "no such note")
NOT_ALLOWED = problem("method_not_allowed", "method not allowed")
TAKEN = problem("title_taken", "another note has this title", ("title", "is taken"))
MALFORMED = problem("malformed_body", "the body must be one JSON object")
NOT_JSON = problem("unsupported_media_type", "the content type must be application/json")
TOO_LARGE = problem("body_too_large", "the body must have at most 16384 bytes")
BAD_PAGE = invalid(
    ("after", "must be a whole number, 0 or more"),
    ("limit", "must be a whole number from 1 to 100"),
)


class Answer:
    def __init__(self, start: dict[str, Any], body: bytes) -> None:
        self.status = start["status"]
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}
        self.json = json.loads(body) if body else None


class ApiTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = self.enterContext(tempfile.TemporaryDirectory())
        self.path = Path(folder) / "notes.db"
        self.store = Store(str(self.path))
        self.addCleanup(self.store.close)
        self.app = build_app(self.store)
        for title in "Milk", "Bread":
            self.store.create(Fields(title, ""))

    def send(self, line: str, content_type: str = "", body: str | bytes = b"") -> Answer:
        """Calls the application as a server would."""
        method, target = line.split(" ")
        path, _, query = target.partition("?")
        headers = [(b"content-type", content_type.encode())] if content_type else []
        data = body.encode() if isinstance(body, str) else body
        # In two parts, as from a network.
        parts = [
            {"type": "http.request", "body": data[:10], "more_body": True},
            {"type": "http.request", "body": data[10:], "more_body": False},
        ]
        sent: list[dict[str, Any]] = []
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": headers,
        }

        async def receive() -> dict[str, Any]:
            return parts.pop(0)

        async def send(message: Any) -> None:
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        start, *rest = sent
        return Answer(start, b"".join(part.get("body", b"") for part in rest))

    def test_answers(self) -> None:
        changed = '{"title":"Milk","body":"2"}'
        for line, body, status, answer in [
            ("GET /notes?limit=1", "", 200, {"notes": [MILK], "next": 1}),
            ("GET /notes?limit=1&after=1", "", 200, {"notes": [BREAD], "next": None}),
            ("GET /notes?after=9", "", 200, {"notes": [], "next": None}),
            ("GET /notes", "", 200, {"notes": [MILK, BREAD], "next": None}),
            ("GET /notes?limit=101&after=-1", "", 422, BAD_PAGE),
            ("GET /notes?limit=1_0&after=%2B1", "", 422, BAD_PAGE),
            ("POST /notes", '{"title":"Milk"}', 409, TAKEN),
            ("GET /notes/1", "", 200, MILK),
            ("GET /notes/9", "", 404, MISSING),
            ("GET /notes/one", "", 404, MISSING),
            ("GET /notes/9999999999999999999", "", 404, MISSING),
            ("GET /notes/99999999999999999999", "", 404, MISSING),
            ("PUT /notes/1", changed, 200, {"id": 1, "title": "Milk", "body": "2"}),
            ("PUT /notes/1", '{"title":"Bread"}', 409, TAKEN),
            ("PUT /notes/9", TEA, 404, MISSING),
            ("POST /notes", TEA, 201, {"id": 3, "title": "Tea", "body": ""}),
            ("DELETE /notes/3", "", 204, None),
            ("DELETE /notes/3", "", 404, MISSING),
            ("GET /note", "", 404, problem("not_found", "no such path")),
            ("GET /notes/", "", 404, problem("not_found", "no such path")),
            ("DELETE /notes", "", 405, NOT_ALLOWED),
            ("POST /notes/1", "{}", 405, NOT_ALLOWED),
        ]:
            with self.subTest(line, body=body), self.assertNoLogs():
                found = self.send(line, f"{JSON}; charset=utf-8", body)

                self.assertEqual((found.status, found.json), (status, answer))
                kind = None if status == 204 else JSON
                self.assertEqual(found.headers.get("content-type"), kind)
                self.assertEqual("allow" in found.headers, status == 405)
                location = "/notes/3" if status == 201 else None
                self.assertEqual(found.headers.get("location"), location)

    def test_input(self) -> None:
        def note(title: int, body: int, letter: str) -> str:
            return f'{{"title":"{letter * title}","body":"{letter * body}"}}'

        too_long = invalid(
            ("body", "must have at most 1000 characters"),
            ("title", "must have at most 100 characters"),
        )
        no_strings = invalid(("body", "must be a string"), ("title", "must be a string"))
        unknown = invalid(("TITLE", "is not a known field"), ("id", "is not a known field"))
        for content_type, body, status, answer in [
            (JSON, note(100, 1000, "é"), 201, None),
            (JSON, note(100, 1000, r"\ud83c\udf5e"), 201, None),
            (JSON, note(101, 1001, "é"), 422, too_long),
            (JSON, "{}", 422, invalid(("title", "is required"))),
            (JSON, r'{"title":" \n"}', 422, invalid(("title", "must not be blank"))),
            (JSON, '{"title":null,"body":null}', 422, no_strings),
            (JSON, '{"title":"Tea","id":9,"TITLE":"tea"}', 422, unknown),
            (JSON, "[]", 400, MALFORMED),
            (JSON, "null", 400, MALFORMED),
            (JSON, "", 400, MALFORMED),
            (JSON, TEA + "{}", 400, MALFORMED),
            (JSON, TEA[:-1], 400, MALFORMED),
            (JSON, '{"title":NaN}', 400, MALFORMED),
            (JSON, r'{"title":"\ud83c"}', 400, MALFORMED),
            (JSON, b'{"title":"Tea\xff"}', 400, MALFORMED),
            (JSON, TEA.encode("utf-16"), 400, MALFORMED),
            (JSON, "[" * 15_000, 400, MALFORMED),
            (JSON, "1" * 15_000, 400, MALFORMED),
            (JSON, note(100, 8192, "é"), 413, TOO_LARGE),
            ("", TEA, 415, NOT_JSON),
            ("text/plain", TEA, 415, NOT_JSON),
        ]:
            with self.subTest(body=body):
                found = self.send("POST /notes", content_type, body)

                self.assertEqual(found.status, status)
                if answer:
                    self.assertEqual(found.json, answer)

    def test_an_error_of_the_database_is_logged_and_not_told(self) -> None:
        with closing(sqlite3.connect(self.path)) as other:
            other.execute("DROP TABLE notes")
        for line in "GET /notes", "GET /notes/1", "POST /notes", "DELETE /notes/1":
            with self.subTest(line), self.assertLogs() as logs:
                found = self.send(line, JSON, TEA)

                self.assertEqual(found.status, 500)
                self.assertEqual(found.json, problem("internal", "something went wrong"))
                self.assertIn(f"{line} failed", logs.output[0])
                self.assertIn("no such table: notes", logs.output[0])
