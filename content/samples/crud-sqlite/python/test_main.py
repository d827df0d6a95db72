import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

# Ends a test that would never end; no test comes near it.
TOO_LONG = 30

MAIN = Path(__file__).with_name("main.py")


class MainTest(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.database = self.folder / "notes.db"

    def start(self, address: str = "127.0.0.1:0") -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, MAIN],
            env={**os.environ, "ADDR": address, "DATABASE": str(self.database)},
            stderr=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(process.wait, TOO_LONG)
        self.enterContext(process.stderr)
        self.addCleanup(process.kill)
        return process

    def test_a_signal_ends_the_process(self) -> None:
        for number in signal.SIGINT, signal.SIGTERM:
            with self.subTest(number.name):
                process = self.start()
                line = process.stderr.readline()
                address = line.removeprefix("listening on ").strip()
                request = urllib.request.Request(
                    f"{address}/notes",
                    data=json.dumps({"title": number.name}).encode(),
                    headers={"Content-Type": "application/json"},
                )
                with urllib.request.urlopen(request, timeout=TOO_LONG) as answer:
                    self.assertEqual(answer.status, 201)

                process.send_signal(number)

                self.assertEqual(process.wait(TOO_LONG), 0, process.stderr.read())
                # The write-ahead log was moved into the database.
                self.assertEqual(list(self.folder.iterdir()), [self.database])

    def test_a_database_that_is_none(self) -> None:
        self.database.write_text("no database " * 100)
        process = self.start()

        error = process.stderr.read()

        self.assertEqual(process.wait(TOO_LONG), 1)
        self.assertTrue(error.startswith(f"cannot open the database {self.database}: "), error)

    def test_an_address_that_is_none(self) -> None:
        process = self.start("nowhere:none")

        error = process.stderr.read()

        self.assertEqual(process.wait(TOO_LONG), 1)
        self.assertTrue(error.startswith("cannot listen on nowhere:none: "), error)
