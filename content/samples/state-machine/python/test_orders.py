import unittest
from typing import get_args

from commands import Add, Cancel, Command, CommandError, Deliver, Pay, Place, Refund, Ship, parse
from orders import (
    Cancelled,
    Delivered,
    Draft,
    Order,
    Paid,
    Placed,
    Refunded,
    RefusedError,
    Sale,
    Shipped,
    apply,
    render,
)

ITEMS = ("A-1", "B-2")
SALE = Sale(ITEMS, "P-1")

STATES: dict[str, Order] = {
    "draft": Draft(ITEMS),
    "placed": Placed(ITEMS),
    "paid": Paid(SALE),
    "shipped": Shipped(SALE, "T-1"),
    "delivered": Delivered(SALE, "T-1"),
    "cancelled": Cancelled(ITEMS),
    "refunded": Refunded(SALE, "R-1"),
}
COMMANDS: dict[str, Command] = {
    "add": Add("C-3"),
    "place": Place(),
    "pay": Pay("P-9"),
    "ship": Ship("T-9"),
    "deliver": Deliver(),
    "cancel": Cancel(),
    "refund": Refund("R-9"),
}
ALLOWED = {
    ("draft", "add"): "draft: A-1, B-2, C-3",
    ("draft", "place"): "placed: A-1, B-2",
    ("draft", "cancel"): "cancelled: A-1, B-2",
    ("placed", "pay"): "paid: A-1, B-2; payment P-9",
    ("placed", "cancel"): "cancelled: A-1, B-2",
    ("paid", "ship"): "shipped: A-1, B-2; payment P-1; tracking T-9",
    ("paid", "refund"): "refunded: A-1, B-2; payment P-1; refund R-9",
    ("shipped", "deliver"): "delivered: A-1, B-2; payment P-1; tracking T-1",
    ("delivered", "refund"): "refunded: A-1, B-2; payment P-1; refund R-9",
}


class OrderTest(unittest.TestCase):
    def test_every_state_is_listed(self) -> None:
        self.assertEqual({type(state) for state in STATES.values()}, set(get_args(Order.__value__)))

    def test_every_state_answers_every_command(self) -> None:
        for state, order in STATES.items():
            for name, command in COMMANDS.items():
                with self.subTest(state=state, command=name):
                    if (state, name) in ALLOWED:
                        self.assertEqual(render(apply(order, command)), ALLOWED[state, name])
                    else:
                        with self.assertRaises(RefusedError) as refused:
                            apply(order, command)
                        text = f"cannot {name} in state {state}"
                        self.assertEqual(str(refused.exception), text)

    def test_an_order_without_items_is_not_placed(self) -> None:
        with self.assertRaisesRegex(RefusedError, "^cannot place without items$"):
            apply(Draft(), Place())


class ParseTest(unittest.TestCase):
    def test_lines_are_parsed(self) -> None:
        cases: dict[str, Command] = {
            "add A-1": Add("A-1"),
            "place": Place(),
            "pay P-1": Pay("P-1"),
            "ship T-1": Ship("T-1"),
            "deliver": Deliver(),
            "cancel": Cancel(),
            " refund R-1": Refund("R-1"),
        }
        for line, command in cases.items():
            with self.subTest(line=line):
                self.assertEqual(parse(line), command)

    def test_bad_lines_are_errors(self) -> None:
        cases = {
            "": "no command",
            " ": "no command",
            "fly away": "unknown command fly",
            "PLACE": "unknown command PLACE",
            "add": "usage: add SKU",
            "add A-1 B-2": "usage: add SKU",
            "place now": "usage: place",
            "pay": "usage: pay PAYMENT",
            "ship": "usage: ship TRACKING",
            "deliver now": "usage: deliver",
            "cancel now": "usage: cancel",
            "refund": "usage: refund REFERENCE",
        }
        for line, text in cases.items():
            with self.subTest(line=line):
                with self.assertRaises(CommandError) as refused:
                    parse(line)
                self.assertEqual(str(refused.exception), text)


if __name__ == "__main__":
    unittest.main()
