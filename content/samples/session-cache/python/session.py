"""What a client stores, and what can be wrong with it."""

import json
from dataclasses import dataclass
from typing import TypeGuard

# In characters, for a user and for a role.
MAX_NAME = 64
MAX_ROLES = 16


class NotJSON(ValueError):
    pass


class Invalid(ValueError):
    """Names the field that is wrong, or all of it."""


# #region session
@dataclass(frozen=True, slots=True)
class Session:
    """What a client has stored."""

    user: str
    roles: list[str]
    data: dict[str, str]


def parse(body: bytes) -> Session:
    """Ignores fields that it does not know."""
    try:
        fields = json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        # Not UTF-8, not JSON or nested too deeply.
        raise NotJSON("invalid JSON") from error
    if not isinstance(fields, dict):
        raise Invalid("invalid session")
    user, roles, data = fields.get("user"), fields.get("roles"), fields.get("data")
    if not _is_name(user):
        raise Invalid("invalid user")
    if not isinstance(roles, list) or len(roles) > MAX_ROLES or not all(map(_is_name, roles)):
        raise Invalid("invalid roles")
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise Invalid("invalid data")
    return Session(user, roles, data)


def _is_name(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and 1 <= len(value) <= MAX_NAME


# #endregion session
