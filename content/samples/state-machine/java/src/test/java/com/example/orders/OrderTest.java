package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.orders.Command.Add;
import com.example.orders.Command.Cancel;
import com.example.orders.Command.Deliver;
import com.example.orders.Command.Pay;
import com.example.orders.Command.Place;
import com.example.orders.Command.Refund;
import com.example.orders.Command.Ship;
import com.example.orders.Order.Cancelled;
import com.example.orders.Order.Delivered;
import com.example.orders.Order.Draft;
import com.example.orders.Order.Items;
import com.example.orders.Order.Paid;
import com.example.orders.Order.Placed;
import com.example.orders.Order.Refunded;
import com.example.orders.Order.Sale;
import com.example.orders.Order.Shipped;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class OrderTest {
    private static final Items ITEMS = new Items(List.of("A-1", "B-2"));
    private static final Sale SALE = new Sale(ITEMS, "P-1");

    static final List<Order> EVERY_STATE =
            List.of(
                    new Draft(ITEMS),
                    new Placed(ITEMS),
                    new Paid(SALE),
                    new Shipped(SALE, "T-1"),
                    new Delivered(SALE, "T-1"),
                    new Cancelled(ITEMS),
                    new Refunded(SALE, "R-1"));

    private static final List<Command> EVERY_COMMAND =
            List.of(
                    new Add("C-3"),
                    new Place(),
                    new Pay("P-9"),
                    new Ship("T-9"),
                    new Deliver(),
                    new Cancel(),
                    new Refund("R-9"));

    private static final Map<String, Map<String, String>> ALLOWED =
            Map.of(
                    "draft",
                    Map.of(
                            "add", "draft: A-1, B-2, C-3",
                            "place", "placed: A-1, B-2",
                            "cancel", "cancelled: A-1, B-2"),
                    "placed",
                    Map.of(
                            "pay", "paid: A-1, B-2; payment P-9",
                            "cancel", "cancelled: A-1, B-2"),
                    "paid",
                    Map.of(
                            "ship", "shipped: A-1, B-2; payment P-1; tracking T-9",
                            "refund", "refunded: A-1, B-2; payment P-1; refund R-9"),
                    "shipped",
                    Map.of("deliver", "delivered: A-1, B-2; payment P-1; tracking T-1"),
                    "delivered",
                    Map.of("refund", "refunded: A-1, B-2; payment P-1; refund R-9"));

    @Test
    void everyStateIsListed() {
        assertEquals(
                List.of(Order.class.getPermittedSubclasses()),
                EVERY_STATE.stream().map(Object::getClass).toList());
    }

    @ParameterizedTest
    @FieldSource("EVERY_STATE")
    void everyStateAnswersEveryCommand(Order order) throws RefusedException {
        for (Command command : EVERY_COMMAND) {
            String want = ALLOWED.getOrDefault(order.status(), Map.of()).get(command.word());
            if (want == null) {
                var refused = assertThrows(RefusedException.class, () -> order.apply(command));
                assertEquals(
                        "cannot " + command.word() + " in state " + order.status(),
                        refused.getMessage());
            } else {
                assertEquals(want, order.apply(command).render());
            }
        }
    }

    @Test
    void anOrderWithoutItemsIsNotPlaced() {
        var refused =
                assertThrows(RefusedException.class, () -> Order.start().apply(new Place()));
        assertEquals("cannot place without items", refused.getMessage());
    }

    @Test
    void linesAreParsed() throws RefusedException {
        Map<String, Command> cases =
                Map.of(
                        "add A-1", new Add("A-1"),
                        "place", new Place(),
                        "pay P-1", new Pay("P-1"),
                        "ship T-1", new Ship("T-1"),
                        "deliver", new Deliver(),
                        "cancel", new Cancel(),
                        " refund R-1", new Refund("R-1"));
        for (var entry : cases.entrySet()) {
            assertEquals(entry.getValue(), Command.parse(entry.getKey()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''|no command
                    ' '|no command
                    fly away|unknown command fly
                    PLACE|unknown command PLACE
                    add|usage: add SKU
                    add A-1 B-2|usage: add SKU
                    place now|usage: place
                    pay|usage: pay PAYMENT
                    ship|usage: ship TRACKING
                    deliver now|usage: deliver
                    cancel now|usage: cancel
                    refund|usage: refund REFERENCE
                    """)
    void badLinesAreRefused(String line, String reason) {
        var refused = assertThrows(RefusedException.class, () -> Command.parse(line));
        assertEquals(reason, refused.getMessage());
    }
}
