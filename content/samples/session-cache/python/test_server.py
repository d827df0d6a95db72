import json
import unittest
from typing import Any

from starlette.testclient import TestClient

from cache import Cache
from server import MAX_BODY, build
from session import MAX_NAME, MAX_ROLES

VALID: dict[str, Any] = {"user": "ada", "roles": ["admin", "dev"], "data": {"theme": "dark"}}
JSON = {"content-type": "application/json"}


def service() -> TestClient:
    return TestClient(build(Cache(2, 60)))


class ServerTest(unittest.TestCase):
    def test_a_session_is_stored_found_and_deleted(self) -> None:
        client = service()
        url = "/sessions/a-1"

        self.assertEqual(client.put(url, json=VALID).status_code, 201)
        self.assertEqual(client.put(url, json=VALID).status_code, 204)
        self.assertEqual(client.get(url).json(), {**VALID, "hits": 1})
        self.assertEqual(client.delete(url).status_code, 204)
        for gone in (client.delete(url), client.get(url)):
            self.assertEqual(gone.status_code, 404)
            self.assertEqual(gone.json(), {"error": "no such session"})
        stats = {"entries": 0, "hits": 1, "misses": 1, "evicted": 0}
        self.assertEqual(client.get("/stats").json(), stats)

    def test_what_is_no_session_is_refused(self) -> None:
        long = "é" * MAX_NAME + "x"
        texts = [
            ("", 400, "invalid JSON"),
            ('{"user":"ada","roles":[],"data":{}', 400, "invalid JSON"),
            ('{"user":"ada","roles":[],"data":{}} {}', 400, "invalid JSON"),
            ("[" * MAX_BODY, 400, "invalid JSON"),
            ("null", 422, "invalid session"),
            ('["ada",[],{}]', 422, "invalid session"),
        ]
        sessions: list[tuple[object, str]] = [
            ({"roles": [], "data": {}}, "invalid user"),
            ({**VALID, "user": None}, "invalid user"),
            ({**VALID, "user": 5}, "invalid user"),
            ({**VALID, "user": ""}, "invalid user"),
            ({**VALID, "user": long}, "invalid user"),
            ({"user": "ada", "data": {}}, "invalid roles"),
            ({**VALID, "roles": None}, "invalid roles"),
            ({**VALID, "roles": {}}, "invalid roles"),
            ({**VALID, "roles": [5]}, "invalid roles"),
            ({**VALID, "roles": [None]}, "invalid roles"),
            ({**VALID, "roles": [long]}, "invalid roles"),
            ({**VALID, "roles": ["r"] * (MAX_ROLES + 1)}, "invalid roles"),
            ({"user": "ada", "roles": []}, "invalid data"),
            ({**VALID, "data": None}, "invalid data"),
            ({**VALID, "data": []}, "invalid data"),
            ({**VALID, "data": {"n": 5}}, "invalid data"),
            ({**VALID, "data": {"n": None}}, "invalid data"),
        ]
        cases = texts + [(json.dumps(content), 422, message) for content, message in sessions]
        for text, status, message in cases:
            with self.subTest(text[:80]):
                got = service().put("/sessions/a", content=text, headers=JSON)
                self.assertEqual(got.status_code, status)
                self.assertEqual(got.json(), {"error": message})

    def test_bytes_that_are_not_utf_8_are_refused(self) -> None:
        text = b'{"user":"\xff","roles":[],"data":{}}'
        self.assertEqual(service().put("/sessions/a", content=text, headers=JSON).status_code, 400)

    def test_a_session_may_go_to_the_limits_and_more_than_is_known_is_ignored(self) -> None:
        name = "é" * MAX_NAME
        # Half of a surrogate pair is no text, but it is JSON.
        session = {"user": name, "roles": [name] * MAX_ROLES, "data": {"": "", "half": "\ud800"}}
        client = service()
        text = json.dumps({**session, "more": 1})

        client.put("/sessions/a", content=text, headers=JSON)

        self.assertEqual(client.get("/sessions/a").json(), {**session, "hits": 1})

    def test_a_body_beyond_the_limit_is_refused(self) -> None:
        fits = json.dumps(VALID).rjust(MAX_BODY).encode()
        for text, status in [(fits, 201), (fits + b" ", 413)]:
            # With its length known, and as a body that comes in chunks.
            for content in (text, iter([text[:100], text[100:]])):
                got = service().put("/sessions/a", content=content, headers=JSON)
                self.assertEqual(got.status_code, status)
                if status == 413:
                    self.assertEqual(got.json(), {"error": "body too large"})

    def test_other_requests_are_refused(self) -> None:
        session_id = "x" * 64
        for method, url, status, message, allow in [
            ("GET", f"/sessions/{session_id}", 404, "no such session", None),
            ("GET", f"/sessions/{session_id}x", 400, "invalid id", None),
            ("PUT", "/sessions/a.b", 400, "invalid id", None),
            ("DELETE", "/sessions/a%20b", 400, "invalid id", None),
            ("GET", "/sessions/%ff", 400, "invalid id", None),
            ("GET", "/sessions", 404, "not found", None),
            ("GET", "/sessions/a/b", 404, "not found", None),
            ("POST", "/sessions/a", 405, "method not allowed", {"GET", "HEAD", "PUT", "DELETE"}),
            ("PUT", "/stats", 405, "method not allowed", {"GET", "HEAD"}),
        ]:
            with self.subTest(f"{method} {url}"):
                got = service().request(method, url, json=VALID)
                self.assertEqual(got.status_code, status)
                self.assertEqual(got.json(), {"error": message})
                if allow:
                    self.assertEqual(set(got.headers["allow"].split(", ")), allow)

    def test_only_json_is_taken(self) -> None:
        for kind, status in [
            ("", 415),
            ("text/plain", 415),
            ("application/jsonx", 415),
            ("application/json", 201),
            ("Application/JSON; charset=utf-8", 201),
        ]:
            with self.subTest(kind):
                headers = {"content-type": kind}
                got = service().put("/sessions/a", content=json.dumps(VALID), headers=headers)
                self.assertEqual(got.status_code, status)


if __name__ == "__main__":
    unittest.main()
