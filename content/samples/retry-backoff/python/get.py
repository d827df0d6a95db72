"""Gets an address, one attempt at a time."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from retry import PermanentError, TransientError


# #region get
async def get(client: httpx.AsyncClient, url: str, max_body: int) -> bytes:
    """Make one attempt; the time for it is the caller's to limit."""
    try:
        async with client.stream("GET", url) as response:
            if not response.is_success:
                status, headers = response.status_code, response.headers
                raise judge(status, headers, datetime.now(UTC))
            return await read_body(response, max_body)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise PermanentError("no valid request") from error
    except httpx.RequestError as error:
        raise TransientError("connection failed") from error


async def read_body(response: httpx.Response, max_body: int) -> bytes:
    body = bytearray()
    # response.aread() would take in whatever comes.
    async for chunk in response.aiter_bytes():
        # Asked before the chunk is kept, so that body never outgrows the limit.
        if len(chunk) > max_body - len(body):
            raise PermanentError("body too large")
        body += chunk
    return bytes(body)
# #endregion get


# #region judge
def judge(status: int, headers: Mapping[str, str], now: datetime) -> Exception:
    """What to raise for an answer outside 200 to 299."""
    message = f"status {status}"
    match status:
        case (
            HTTPStatus.TOO_MANY_REQUESTS
            | HTTPStatus.BAD_GATEWAY
            | HTTPStatus.SERVICE_UNAVAILABLE
            | HTTPStatus.GATEWAY_TIMEOUT
        ):
            return TransientError(
                message, retry_after(headers.get("Retry-After", ""), now)
            )
        case _:
            # Any other answer is likely to be the same again.
            return PermanentError(message)


def retry_after(value: str, now: datetime) -> float:
    """Read the header of that name, seconds or a date; what it cannot, it ignores."""
    if re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    try:
        # The time of an HTTP date is in GMT, whatever it says.
        at = parsedate_to_datetime(value).replace(tzinfo=UTC)
    except ValueError:
        return 0
    return max(0, (at - now).total_seconds())
# #endregion judge
