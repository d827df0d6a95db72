"""Leads an order through its states by commands from standard input, a line for each."""

import sys

from commands import CommandError, parse
from orders import Draft, Order, RefusedError, apply, render


# #region loop
def main() -> None:
    order: Order = Draft()
    for line in sys.stdin:
        try:
            order = apply(order, parse(line))
        except (CommandError, RefusedError) as error:
            print(f"refused: {error}")
        else:
            print(render(order))


if __name__ == "__main__":
    main()
# #endregion loop
