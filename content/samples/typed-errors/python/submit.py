"""Decides what to do about an order that was not placed."""

import asyncio
from dataclasses import dataclass

from client import Client, InvalidError, Order, UnavailableError


@dataclass(frozen=True)
class Retry:
    """Bounds how often an order is placed; each pause, in seconds, is twice the last."""

    attempts: int
    pause: float


@dataclass(frozen=True)
class Placed:
    pass


@dataclass(frozen=True)
class Rejected:
    """The customer has to change it."""

    cause: InvalidError


@dataclass(frozen=True)
class Postponed:
    """To be submitted again later."""

    cause: UnavailableError


type Outcome = Placed | Rejected | Postponed


# #region react
async def submit(client: Client, order: Order, retry: Retry) -> Outcome:
    """Place an order, again if the shop is unavailable.

    What it raises is neither the customer's fault nor a matter of time.
    """
    pause = retry.pause
    attempt = 1
    while True:
        # Nothing makes us list every kind: one added to place would go on to the caller,
        # unnoticed.
        try:
            await client.place(order)
        except InvalidError as error:
            return Rejected(error)
        except UnavailableError as error:
            if attempt >= retry.attempts:
                return Postponed(error)
        else:
            return Placed()

        await asyncio.sleep(pause)
        pause *= 2
        attempt += 1


# #endregion react
