package com.example.orders;

import com.example.orders.Command.Add;
import com.example.orders.Command.Cancel;
import com.example.orders.Command.Deliver;
import com.example.orders.Command.Pay;
import com.example.orders.Command.Place;
import com.example.orders.Command.Refund;
import com.example.orders.Command.Ship;
import java.util.List;
import java.util.stream.Stream;

// #region states
/** Is in one of these states. What an order does not have yet, its state has no field for. */
public sealed interface Order {
    record Draft(Items items) implements Order {}

    record Placed(Items items) implements Order {}

    record Paid(Sale sale) implements Order {}

    record Shipped(Sale sale, String tracking) implements Order {}

    record Delivered(Sale sale, String tracking) implements Order {}

    record Cancelled(Items items) implements Order {}

    record Refunded(Sale sale, String refund) implements Order {}

    /** What an order has from its payment on. */
    record Sale(Items items, String payment) {}

    record Items(List<String> skus) {
        public Items {
            // A record is as immutable as what it holds.
            skus = List.copyOf(skus);
        }

        Items with(String sku) {
            return new Items(Stream.concat(skus.stream(), Stream.of(sku)).toList());
        }
    }

    // #endregion states

    static Order start() {
        return new Draft(new Items(List.of()));
    }

    // #region transition
    /** Returns the order in its next state. This one stays as it is, also after a refusal. */
    default Order apply(Command command) throws RefusedException {
        // No default for the states: one that is added does not compile before someone has come
        // here to decide what may follow on it. Commands that a state does not list are refused.
        return switch (this) {
            case Draft(var items) -> switch (command) {
                case Add(var sku) -> new Draft(items.with(sku));
                case Place _ when items.skus().isEmpty() ->
                    throw new RefusedException("cannot place without items");
                case Place _ -> new Placed(items);
                case Cancel _ -> new Cancelled(items);
                default -> throw RefusedException.wrongState(this, command);
            };
            case Placed(var items) -> switch (command) {
                case Pay(var payment) -> new Paid(new Sale(items, payment));
                case Cancel _ -> new Cancelled(items);
                default -> throw RefusedException.wrongState(this, command);
            };
            case Paid(var sale) -> switch (command) {
                case Ship(var tracking) -> new Shipped(sale, tracking);
                case Refund(var refund) -> new Refunded(sale, refund);
                default -> throw RefusedException.wrongState(this, command);
            };
            case Shipped(var sale, var tracking) -> switch (command) {
                case Deliver _ -> new Delivered(sale, tracking);
                default -> throw RefusedException.wrongState(this, command);
            };
            case Delivered(var sale, _) -> switch (command) {
                case Refund(var refund) -> new Refunded(sale, refund);
                default -> throw RefusedException.wrongState(this, command);
            };
            case Cancelled _, Refunded _ -> throw RefusedException.wrongState(this, command);
        };
    }

    // #endregion transition

    default String status() {
        return switch (this) {
            case Draft _ -> "draft";
            case Placed _ -> "placed";
            case Paid _ -> "paid";
            case Shipped _ -> "shipped";
            case Delivered _ -> "delivered";
            case Cancelled _ -> "cancelled";
            case Refunded _ -> "refunded";
        };
    }

    // #region render
    default String render() {
        return switch (this) {
            case Draft(var items) -> "draft: " + render(items);
            case Placed(var items) -> "placed: " + render(items);
            case Paid(var sale) -> "paid: " + render(sale);
            case Shipped(var sale, var tracking) ->
                "shipped: %s; tracking %s".formatted(render(sale), tracking);
            case Delivered(var sale, var tracking) ->
                "delivered: %s; tracking %s".formatted(render(sale), tracking);
            case Cancelled(var items) -> "cancelled: " + render(items);
            case Refunded(var sale, var refund) ->
                "refunded: %s; refund %s".formatted(render(sale), refund);
        };
    }

    private static String render(Sale sale) {
        return "%s; payment %s".formatted(render(sale.items()), sale.payment());
    }

    private static String render(Items items) {
        return items.skus().isEmpty() ? "no items" : String.join(", ", items.skus());
    }
    // #endregion render
}
