"""Reads an access log and prints what each endpoint was asked and how long it took."""

import sys

from summary import Summary


def main() -> int:
    if len(sys.argv) > 1:
        print("usage: log-summary < access.log", file=sys.stderr)
        return 2
    summary = Summary()
    try:
        summary.read(sys.stdin.buffer)
        if summary.first_malformed:
            number, text = summary.first_malformed
            print(f"line {number} is malformed: {text}", file=sys.stderr)
        summary.write(sys.stdout)
        sys.stdout.flush()
    except OSError as error:
        print(f"log-summary: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
