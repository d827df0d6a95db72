package logsummary;

import java.util.Optional;
import java.util.function.IntPredicate;

/** What counts of a line; tenths are of a millisecond, failed is for 500 to 599. */
record Request(String method, String path, boolean failed, int tenths) {
    /**
     * The length, in bytes, up to which a line can be well-formed. It keeps the memory for one line
     * small, whatever comes in.
     */
    static final int MAX_LINE = 8192;

    // #region line
    /**
     * Reads a line such as {@code 2026-11-21T10:00:00Z GET /orders/42?full 200 12.7}. The path
     * comes back without its query. With one digit after the point, tenths are whole numbers.
     */
    static Optional<Request> parse(String line) {
        if (line.length() > MAX_LINE) {
            return Optional.empty();
        }
        // The limit keeps empty fields at the end, which are as wrong as others.
        String[] fields = line.split(" ", -1);
        if (fields.length != 5
                || !isTime(fields[0])
                || !all(fields[1], Request::isUpperCase)
                || !isTarget(fields[2])
                || !isStatus(fields[3])
                || !isLatency(fields[4])) {
            return Optional.empty();
        }
        String target = fields[2];
        int query = target.indexOf('?');
        return Optional.of(new Request(
                fields[1],
                query < 0 ? target : target.substring(0, query),
                fields[3].startsWith("5"),
                Integer.parseInt(fields[4].replace(".", ""))));
    }
    // #endregion line

    // #region route
    /** The path, with {@code :id} for each segment that is a number. */
    String route() {
        var route = new StringBuilder(path.length());
        // What is before the first slash is empty; the limit keeps empty segments at the end.
        for (String segment : path.substring(1).split("/", -1)) {
            route.append('/').append(all(segment, Request::isDigit) ? ":id" : segment);
        }
        return route.toString();
    }
    // #endregion route

    /** Looks at the shape only, as nothing is made of the time. */
    private static boolean isTime(String text) {
        String shape = "0000-00-00T00:00:00Z";
        if (text.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char expected = shape.charAt(i);
            char c = text.charAt(i);
            if (expected == '0' ? !isDigit(c) : c != expected) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTarget(String text) {
        return text.startsWith("/") && all(text, c -> c >= '!' && c <= '~');
    }

    private static boolean isStatus(String text) {
        return text.length() == 3
                && all(text, Request::isDigit)
                && text.charAt(0) >= '1'
                && text.charAt(0) <= '5';
    }

    /** One to eight digits, a point and a digit: 99999999.9 still is an int of tenths. */
    private static boolean isLatency(String text) {
        int point = text.length() - 2;
        return point >= 1
                && point <= 8
                && text.charAt(point) == '.'
                && isDigit(text.charAt(point + 1))
                && all(text.substring(0, point), Request::isDigit);
    }

    private static boolean all(String text, IntPredicate predicate) {
        for (int i = 0; i < text.length(); i++) {
            if (!predicate.test(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isUpperCase(int c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Unlike Character.isDigit, only the ten of ASCII. */
    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
