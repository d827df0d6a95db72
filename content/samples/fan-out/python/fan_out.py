"""Fetches many addresses at once."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

import aiohttp


# #region result
@dataclass(frozen=True)
class Limits:
    """Bounds one call of fetch_all."""

    in_flight: int  # requests at once; less than 1 counts as 1
    timeout: float  # seconds per request, from connecting to the last byte
    max_body: int  # bytes per body, unpacked


class FetchError(Exception):
    """Why there is no body; RequestError has as its cause what aiohttp reports."""


class TimedOutError(FetchError):
    def __str__(self) -> str:
        return "timed out"


class TooLargeError(FetchError):
    def __str__(self) -> str:
        return "body too large"


class StatusError(FetchError):
    """An answer outside 200 to 299."""

    def __init__(self, code: int) -> None:
        super().__init__(f"status {code}")
        self.code = code


class RequestError(FetchError):
    def __str__(self) -> str:
        return "request failed"


@dataclass(frozen=True)
class Fetched:
    """The outcome for one address."""

    url: str
    body: bytes | FetchError
# #endregion result


# #region fetch-all
async def fetch_all(
    session: aiohttp.ClientSession, urls: Iterable[str], limits: Limits
) -> list[Fetched]:
    """Get every address and return one outcome for each, in the order of urls.

    An address that fails does not stop the others; cancelling stops them all.
    """
    slots = asyncio.Semaphore(max(1, limits.in_flight))

    async def fetch_in_turn(url: str) -> Fetched:
        async with slots:
            try:
                return Fetched(url, await fetch(session, url, limits))
            except FetchError as error:
                return Fetched(url, error)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch_in_turn(url)) for url in urls]
    return [task.result() for task in tasks]
# #endregion fetch-all


# #region fetch-one
async def fetch(session: aiohttp.ClientSession, url: str, limits: Limits) -> bytes:
    # The total covers the body too; reading it fails once the time is up.
    deadline = aiohttp.ClientTimeout(total=limits.timeout)
    try:
        async with session.get(url, timeout=deadline) as response:
            if not 200 <= response.status <= 299:
                raise StatusError(response.status)
            return await read_body(response.content, limits.max_body)
    # Before the other, as aiohttp has errors that are both.
    except TimeoutError as error:
        raise TimedOutError from error
    except aiohttp.ClientError as error:
        raise RequestError from error
# #endregion fetch-one


# #region read-body
async def read_body(content: aiohttp.StreamReader, max_body: int) -> bytes:
    body = bytearray()
    # response.read() would take in whatever comes.
    async for chunk in content.iter_any():
        # Asked before the chunk is kept, so that body never outgrows the limit.
        if len(chunk) > max_body - len(body):
            raise TooLargeError
        body += chunk
    return bytes(body)
# #endregion read-body
