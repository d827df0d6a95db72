"""Gets the addresses it is given, at once, and prints a line for each."""

import argparse
import asyncio
import sys

import aiohttp

from fan_out import FetchError, Limits, RequestError, fetch_all


def main() -> int:
    parser = argparse.ArgumentParser(prog="fan-out", description=__doc__)
    parser.add_argument(
        "--timeout-ms",
        type=milliseconds,
        default=5000,
        metavar="MS",
        help="for each address, up to an hour (default: %(default)s)",
    )
    parser.add_argument("urls", nargs="+", metavar="ADDRESS")
    arguments = parser.parse_args()
    limits = Limits(in_flight=8, timeout=arguments.timeout_ms / 1000, max_body=1 << 20)
    return asyncio.run(run(arguments.urls, limits))


def milliseconds(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 3_600_000:
        raise argparse.ArgumentTypeError(f"{value} is not between 1 and 3600000")
    return value


async def run(urls: list[str], limits: Limits) -> int:
    async with aiohttp.ClientSession() as session:
        results = await fetch_all(session, urls, limits)

    status = 0
    for result in results:
        if isinstance(result.body, FetchError):
            print(f"{result.url}: {result.body}")
            status = 1
        else:
            print(f"{result.url}: {len(result.body)} bytes")
        # What aiohttp reports is for people to read and changes with its releases.
        if isinstance(result.body, RequestError):
            print(f"{result.url}: {result.body.__cause__}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
