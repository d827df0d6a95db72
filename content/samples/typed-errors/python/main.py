"""Places an order with a shop and says what became of it."""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable
from typing import assert_never

import aiohttp

from client import Client, Order, UnexpectedError
from submit import Outcome, Placed, Postponed, Rejected, Retry, submit


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="typed-errors",
        description=__doc__,
        epilog="The environment may set TIMEOUT_MS (5000) and PAUSE_MS (1000), from 1 to 3600000.",
    )
    parser.add_argument("shop", type=shop, metavar="SHOP")
    parser.add_argument("id", type=natural, metavar="ID")
    parser.add_argument("sku", metavar="SKU")
    parser.add_argument("quantity", type=natural, metavar="QUANTITY")
    given = parser.parse_args()
    try:
        timeout = seconds("TIMEOUT_MS", 5000)
        retry = Retry(attempts=3, pause=seconds("PAUSE_MS", 1000))
    except ValueError as error:
        parser.error(str(error))
    order = Order(given.id, given.sku, given.quantity)
    return asyncio.run(run(given.shop, timeout, order, retry))


def shop(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError("begins with http:// or https://")
    return text


def natural(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError("must not be below 0")
    return value


def seconds(name: str, standard: int) -> float:
    text = os.environ.get(name, str(standard))
    value = int(text) if text.isdecimal() else 0
    if not 1 <= value <= 3_600_000:
        raise ValueError(f"{name} is out of bounds")
    return value / 1000


async def run(base: str, timeout: float, order: Order, retry: Retry) -> int:
    async with aiohttp.ClientSession() as session:
        return await report(submit(Client(session, base, timeout), order, retry))


# #region report
async def report(result: Awaitable[Outcome]) -> int:
    """Print what became of an order, and why; return the exit status for it."""
    try:
        outcome = await result
    except UnexpectedError as error:
        print("failed")
        print(error, file=sys.stderr)
        return 1
    match outcome:
        case Placed():
            print("placed")
            return 0
        case Rejected(cause):
            print("rejected")
            print(cause, file=sys.stderr)
            return 3
        case Postponed(cause):
            print("postponed")
            print(cause, file=sys.stderr)
            return 4
        case _:
            # A type checker reports an outcome that is missing above.
            assert_never(outcome)


# #endregion report


if __name__ == "__main__":
    sys.exit(main())
