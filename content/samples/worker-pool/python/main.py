"""Prints a checksum for every line of its input, several at a time."""

import sys
import traceback
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from threading import Barrier
from typing import TextIO
from zlib import crc32

from pool import Busy, Pool


class JobFailed(Exception):
    """A failure that the job expects, as opposed to a bug."""


def checksum(text: str) -> str:
    match text:
        case "fail":
            raise JobFailed("told to fail")
        case "crash":
            raise RuntimeError("told to crash")
    return f"{crc32(text.encode()):08x}"


# #region main
def run(lines: TextIO, workers: int, queue: int, overload: bool) -> bool:
    # None stands for a line that was refused.
    futures: list[Future[str] | None] = []
    with Pool(workers, queue) as pool:
        if overload:
            with occupied(pool, workers):
                futures += [offer(pool, job) for job in jobs(lines)]
        else:
            futures += [pool.submit(job) for job in jobs(lines)]

    all_done = True
    for number, future in enumerate(futures, start=1):
        text, done = describe(future)
        all_done = all_done and done
        print(number, text)
    return all_done


def jobs(lines: TextIO) -> Iterator[Callable[[], str]]:
    for line in lines:
        # A closure would see the text of the last line read, `partial` keeps that of its own.
        yield partial(checksum, line.removesuffix("\n"))


def offer(pool: Pool, job: Callable[[], str]) -> Future[str] | None:
    try:
        return pool.try_submit(job)
    except Busy:
        return None


# #endregion main


def describe(future: Future[str] | None) -> tuple[str, bool]:
    if future is None:
        return "busy", False
    match future.exception():
        case None:
            return f"ok {future.result()}", True
        case JobFailed() as failure:
            return f"failed: {failure}", False
        case crash:
            traceback.print_exception(crash)
            return f"crashed: {crash}", False


@contextmanager
def occupied(pool: Pool, workers: int) -> Iterator[None]:
    """Keep every worker busy until the context ends."""
    gate = Barrier(workers + 1)

    def hold() -> None:
        gate.wait()
        gate.wait()

    for _ in range(workers):
        pool.submit(hold)
    gate.wait()
    try:
        yield
    finally:
        gate.wait()


def number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1024:
        raise ArgumentTypeError("must be a whole number from 1 to 1024")
    return int(text)


def parse() -> Namespace:
    parser = ArgumentParser(prog="worker-pool", description=__doc__)
    parser.add_argument("--workers", type=number, default=4, help="jobs at once")
    parser.add_argument("--queue", type=number, default=16, help="jobs that may wait")
    parser.add_argument(
        "--overload",
        action="store_true",
        help="keep the workers busy until the input ends; refuse what the queue cannot hold",
    )
    return parser.parse_args()


if __name__ == "__main__":
    options = parse()
    sys.exit(0 if run(sys.stdin, options.workers, options.queue, options.overload) else 1)
