package com.example.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Leads an order through its states by commands from standard input, a line for each. */
final class Main {
    private Main() {}

    // #region loop
    public static void main(String[] arguments) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Order order = Order.start();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                order = order.apply(Command.parse(line));
                System.out.println(order.render());
            } catch (RefusedException refused) {
                System.out.println("refused: " + refused.getMessage());
            }
        }
    }
    // #endregion loop
}
