"""Places orders with a shop and tells apart why one was not placed."""

import json
from dataclasses import dataclass

import aiohttp


# #region errors
class PlaceError(Exception):
    """Why an order was not placed."""


class InvalidError(PlaceError):
    """Something is wrong with the order. Trying again cannot help."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"invalid {field}: {reason}")
        self.field = field
        self.reason = reason


class UnavailableError(PlaceError):
    """The shop did not answer, in time or at all. Trying again may help."""

    def __init__(self, why: str) -> None:
        super().__init__(f"shop unavailable: {why}")


class UnexpectedError(PlaceError):
    """Anything else, for a person to look at."""

    def __init__(self, why: str) -> None:
        super().__init__(f"unexpected failure: {why}")


# #endregion errors


# #region place
@dataclass(frozen=True)
class Order:
    """Is placed under an id that the caller chose."""

    id: int
    sku: str
    quantity: int

    def check(self) -> None:
        if not self.sku:
            raise InvalidError("sku", "must not be empty")
        if self.quantity < 1:
            raise InvalidError("quantity", "must be at least 1")


@dataclass(frozen=True)
class Client:
    """Talks to the shop at base and waits for an answer no longer than timeout seconds."""

    session: aiohttp.ClientSession
    base: str
    timeout: float

    async def place(self, order: Order) -> None:
        """Return if it succeeds, raise a PlaceError if not; no signature can say so.

        As the caller chose the id, placing again does not order twice.
        """
        order.check()
        content = {"sku": order.sku, "quantity": order.quantity}
        await self._put(f"/orders/{order.id}", content)

    # #endregion place

    async def _put(self, path: str, content: object) -> None:
        try:
            async with self.session.put(
                self.base + path,
                json=content,
                # Most would be followed with a GET, and its 200 taken for an order placed.
                allow_redirects=False,
                # Covers the body too.
                timeout=aiohttp.ClientTimeout(total=self.timeout),
                middlewares=(send_once,),
            ) as response:
                await judge(response)
        # Before the other, of which it is a kind.
        except aiohttp.InvalidURL as error:
            raise UnexpectedError(repr(error)) from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise UnavailableError(repr(error)) from error


async def send_once(
    request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Keep aiohttp from sending a PUT again by itself, as it does after errors of its own."""
    try:
        return await send(request)
    except aiohttp.ClientError as error:
        raise UnavailableError(repr(error)) from error


# #region answer
async def judge(response: aiohttp.ClientResponse) -> None:
    if 200 <= response.status <= 299:
        return
    if response.status == 422:
        raise read_complaint(await response.read())
    if response.status >= 500:
        raise UnavailableError(f"status {response.status}")
    raise UnexpectedError(f"status {response.status}")


def read_complaint(body: bytes) -> InvalidError:
    """Return what the shop complains of; raise UnexpectedError if it does not say."""
    try:
        content = json.loads(body)
    except ValueError as error:
        raise UnexpectedError(repr(error)) from error
    match content:
        case {"field": str(field), "reason": str(reason)}:
            return InvalidError(field, reason)
        case _:
            raise UnexpectedError(f"no complaint: {content}")


# #endregion answer
