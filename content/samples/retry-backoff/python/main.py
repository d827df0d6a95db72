"""Gets an address, again if need be."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx

from get import get
from retry import Policy, RetryError, retry

MAX_BODY = 1 << 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="retry-backoff", description=__doc__)
    for name, default, text in (
        ("base", 100, "most to wait after the first attempt, then doubled"),
        ("cap", 10_000, "most to wait after any attempt"),
        ("timeout", 5_000, "time for an attempt"),
        ("deadline", 60_000, "time for all"),
    ):
        text += " (default: %(default)s)"
        parser.add_argument(
            f"--{name}-ms", type=at_least(0), default=default, metavar="MS", help=text
        )
    parser.add_argument(
        "--attempts",
        type=at_least(1),
        default=5,
        metavar="N",
        help="attempts at most (default: %(default)s)",
    )
    parser.add_argument("address", type=http_address, metavar="ADDRESS")
    arguments = parser.parse_args()
    policy = Policy(
        attempts=arguments.attempts,
        base=arguments.base_ms / 1000,
        cap=arguments.cap_ms / 1000,
        timeout=arguments.timeout_ms / 1000,
        deadline=arguments.deadline_ms / 1000,
    )
    return asyncio.run(run(arguments.address, policy))


def at_least(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text)
        if not least <= value < 2**31:
            raise argparse.ArgumentTypeError(f"{value} is out of range")
        return value

    return number


def http_address(text: str) -> str:
    address = urlsplit(text)
    web = address.scheme in ("http", "https") and address.hostname
    # A port out of range raises a ValueError, which argparse reports.
    if not web or address.port == 0:
        raise argparse.ArgumentTypeError(f"{text} is no HTTP address")
    return text


async def run(address: str, policy: Policy) -> int:
    # The policy limits the time of an attempt, and no redirect is followed by default.
    async with httpx.AsyncClient(timeout=None) as client:
        try:
            done = await retry(lambda: get(client, address, MAX_BODY), policy)
        except RetryError as error:
            print(f"attempt {error.attempts}: {error}")
            print(with_causes(error), file=sys.stderr)
            return 1
    print(f"attempt {done.attempts}: ok, {len(done.value)} bytes")
    return 0


def with_causes(error: BaseException) -> str:
    """The message of an error and of all that caused it."""
    messages = [str(error)]
    while error.__cause__ is not None:
        error = error.__cause__
        messages.append(str(error) or type(error).__name__)
    return ": ".join(messages)


if __name__ == "__main__":
    sys.exit(main())
