import os
import subprocess
import sys
import unittest
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen


class Main(unittest.TestCase):
    def test_answers(self) -> None:
        process = self.enterContext(
            subprocess.Popen(
                [sys.executable, Path(__file__).with_name("main.py")],
                env={**os.environ, "ADDR": "127.0.0.1:0"},
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        self.addCleanup(process.terminate)
        assert process.stderr
        base = process.stderr.readline().removeprefix("listening on ").strip()

        with urlopen(f"{base}/healthz", timeout=30) as response:
            self.assertEqual(response.read(), b'{"status":"ok"}')

        with self.assertRaises(HTTPError) as unknown:
            urlopen(f"{base}/health", timeout=30)
        self.assertEqual(unknown.exception.code, 404)
        unknown.exception.close()
