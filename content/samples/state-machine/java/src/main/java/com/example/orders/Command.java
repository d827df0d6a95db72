package com.example.orders;

/** What can be done with an order. */
public sealed interface Command {
    record Add(String item) implements Command {}

    record Place() implements Command {}

    record Pay(String payment) implements Command {}

    record Ship(String tracking) implements Command {}

    record Deliver() implements Command {}

    record Cancel() implements Command {}

    record Refund(String refund) implements Command {}

    /** Reads a command from a line; the exception says what is wrong with the line. */
    static Command parse(String line) throws RefusedException {
        String[] words = line.strip().split("\\s+");
        return switch (words[0]) {
            case "add" -> new Add(argument(words, "add SKU"));
            case "place" -> alone(words, new Place());
            case "pay" -> new Pay(argument(words, "pay PAYMENT"));
            case "ship" -> new Ship(argument(words, "ship TRACKING"));
            case "deliver" -> alone(words, new Deliver());
            case "cancel" -> alone(words, new Cancel());
            case "refund" -> new Refund(argument(words, "refund REFERENCE"));
            case "" -> throw new RefusedException("no command");
            default -> throw new RefusedException("unknown command " + words[0]);
        };
    }

    private static String argument(String[] words, String usage) throws RefusedException {
        if (words.length != 2) {
            throw new RefusedException("usage: " + usage);
        }
        return words[1];
    }

    private static Command alone(String[] words, Command command) throws RefusedException {
        if (words.length != 1) {
            throw new RefusedException("usage: " + words[0]);
        }
        return command;
    }

    default String word() {
        return switch (this) {
            case Add _ -> "add";
            case Place _ -> "place";
            case Pay _ -> "pay";
            case Ship _ -> "ship";
            case Deliver _ -> "deliver";
            case Cancel _ -> "cancel";
            case Refund _ -> "refund";
        };
    }
}
