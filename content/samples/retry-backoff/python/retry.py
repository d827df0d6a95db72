"""Calls an operation, again if that may go better."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


# #region policy
@dataclass(frozen=True)
class Policy:
    """Bounds a retry. Times are in seconds."""

    attempts: int
    base: float  # ceiling of the first wait; it doubles from wait to wait
    cap: float  # ceiling of every wait, but for what the server asks on top
    timeout: float  # per attempt
    deadline: float  # for all attempts and waits

    def backoff(self, attempt: int, chance: float) -> float:
        """How long to wait after an attempt, counted from 1.

        It is any time up to a ceiling that doubles. Clients that failed together would
        come back together without such "full jitter". Chance is from 0 to below 1.
        """
        # Any cap is reached by then; with too many doublings, a float would overflow.
        doublings = min(attempt - 1, 60)
        return min(self.cap, self.base * 2.0**doublings) * chance
# #endregion policy


class TransientError(Exception):
    """A failure that another attempt may not meet."""

    def __init__(self, message: str, after: float = 0) -> None:
        super().__init__(message)
        self.after = after  # seconds that the server asks to wait


class PermanentError(Exception):
    """A failure that another attempt would meet again."""


@dataclass(frozen=True)
class Done[T]:
    """What an operation came to, after so many attempts."""

    attempts: int
    value: T


class RetryError(Exception):
    """No success after so many attempts; its cause is how the last of them failed."""

    def __init__(self, attempts: int) -> None:
        super().__init__(attempts)
        self.attempts = attempts


class FailedError(RetryError):
    """Another attempt would not go better."""

    def __str__(self) -> str:
        return "failed"


class GaveUpError(RetryError):
    """The last attempt failed as well."""

    def __str__(self) -> str:
        return "gave up"


class OutOfTimeError(RetryError):
    """The deadline comes before the next attempt."""

    def __str__(self) -> str:
        return "out of time"


# #region retry
async def retry[T](
    op: Callable[[], Awaitable[T]],
    policy: Policy,
    chance: Callable[[], float] = random.random,
) -> Done[T]:
    """Call op until it succeeds, fails for good, or attempts or time run out.

    As it may run several times, it has to be idempotent. Cancelling ends an attempt and
    a wait alike. What is neither a TransientError nor a PermanentError is raised as it
    is.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + policy.deadline
    attempts = 0
    while True:
        attempts += 1
        limit = min(end, loop.time() + policy.timeout)
        try:
            return Done(attempts, await attempt(op, limit))
        except PermanentError as error:
            raise FailedError(attempts) from error
        except TransientError as error:
            left = end - loop.time()
            if left <= 0:
                raise OutOfTimeError(attempts) from error
            if attempts >= policy.attempts:
                raise GaveUpError(attempts) from error
            wait = error.after + policy.backoff(attempts, chance())
            # To wait, and then be out of time, would only put off the bad news.
            if wait >= left:
                raise OutOfTimeError(attempts) from error
        await asyncio.sleep(wait)
# #endregion retry


# #region attempt
async def attempt[T](op: Callable[[], Awaitable[T]], limit: float) -> T:
    """Let op go on until then, by the clock of the event loop."""
    try:
        async with asyncio.timeout_at(limit):
            return await op()
    except TimeoutError as error:
        raise TransientError("timed out") from error
# #endregion attempt
