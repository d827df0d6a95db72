"""Takes an order from one state to the next, as far as commands allow."""

from dataclasses import dataclass
from typing import assert_never

from commands import Add, Cancel, Command, Deliver, Pay, Place, Refund, Ship


# #region states
@dataclass(frozen=True, slots=True)
class Draft:
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sale:  # what an order has from its payment on
    items: tuple[str, ...]
    payment: str


@dataclass(frozen=True, slots=True)
class Paid:
    sale: Sale


@dataclass(frozen=True, slots=True)
class Shipped:
    sale: Sale
    tracking: str


@dataclass(frozen=True, slots=True)
class Delivered:
    sale: Sale
    tracking: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refunded:
    sale: Sale
    refund: str


type Order = Draft | Placed | Paid | Shipped | Delivered | Cancelled | Refunded
# #endregion states


# #region transition
def apply(order: Order, command: Command) -> Order:
    """Return the order in its next state, or raise RefusedError."""
    match order:
        case Draft(items):
            match command:
                case Add(item):
                    return Draft((*items, item))
                case Place() if not items:
                    raise RefusedError("cannot place without items")
                case Place():
                    return Placed(items)
                case Cancel():
                    return Cancelled(items)
        case Placed(items):
            match command:
                case Pay(payment):
                    return Paid(Sale(items, payment))
                case Cancel():
                    return Cancelled(items)
        case Paid(sale):
            match command:
                case Ship(tracking):
                    return Shipped(sale, tracking)
                case Refund(refund):
                    return Refunded(sale, refund)
        case Shipped(sale, tracking):
            if isinstance(command, Deliver):
                return Delivered(sale, tracking)
        case Delivered(sale):
            if isinstance(command, Refund):
                return Refunded(sale, command.refund)
        case Cancelled() | Refunded():
            pass
        case _:
            # A type checker reports a state that is missing above; so does the first run.
            assert_never(order)
    raise wrong_state(order, command)


# #endregion transition


# #region refuse
class RefusedError(Exception):
    """Says why a command was not followed. The order is as it was: it never changes."""


def wrong_state(order: Order, command: Command) -> RefusedError:
    return RefusedError(f"cannot {word(command)} in state {word(order)}")


def word(value: Order | Command) -> str:
    """Return the name of its class: classes are named for what they stand for."""
    return type(value).__name__.lower()


# #endregion refuse


# #region render
def render(order: Order) -> str:
    match order:
        case Draft(items):
            return f"draft: {listed(items)}"
        case Placed(items):
            return f"placed: {listed(items)}"
        case Paid(sale):
            return f"paid: {render_sale(sale)}"
        case Shipped(sale, tracking):
            return f"shipped: {render_sale(sale)}; tracking {tracking}"
        case Delivered(sale, tracking):
            return f"delivered: {render_sale(sale)}; tracking {tracking}"
        case Cancelled(items):
            return f"cancelled: {listed(items)}"
        case Refunded(sale, refund):
            return f"refunded: {render_sale(sale)}; refund {refund}"
        case _:
            assert_never(order)


def render_sale(sale: Sale) -> str:
    return f"{listed(sale.items)}; payment {sale.payment}"


def listed(items: tuple[str, ...]) -> str:
    return ", ".join(items) or "no items"


# #endregion render
