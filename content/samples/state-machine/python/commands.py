"""What can be done with an order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Add:
    item: str


@dataclass(frozen=True, slots=True)
class Place:
    pass


@dataclass(frozen=True, slots=True)
class Pay:
    payment: str


@dataclass(frozen=True, slots=True)
class Ship:
    tracking: str


@dataclass(frozen=True, slots=True)
class Deliver:
    pass


@dataclass(frozen=True, slots=True)
class Cancel:
    pass


@dataclass(frozen=True, slots=True)
class Refund:
    refund: str


type Command = Add | Place | Pay | Ship | Deliver | Cancel | Refund


class CommandError(ValueError):
    """Says what is wrong with a line."""


def parse(line: str) -> Command:
    """Read a command from a line, or raise CommandError."""
    match line.split():
        case ["add", item]:
            return Add(item)
        case ["place"]:
            return Place()
        case ["pay", payment]:
            return Pay(payment)
        case ["ship", tracking]:
            return Ship(tracking)
        case ["deliver"]:
            return Deliver()
        case ["cancel"]:
            return Cancel()
        case ["refund", refund]:
            return Refund(refund)
        case [name, *_] if name in USAGES:
            raise CommandError(f"usage: {USAGES[name]}")
        case [name, *_]:
            raise CommandError(f"unknown command {name}")
        case _:
            raise CommandError("no command")


USAGES = {
    "add": "add SKU",
    "place": "place",
    "pay": "pay PAYMENT",
    "ship": "ship TRACKING",
    "deliver": "deliver",
    "cancel": "cancel",
    "refund": "refund REFERENCE",
}
