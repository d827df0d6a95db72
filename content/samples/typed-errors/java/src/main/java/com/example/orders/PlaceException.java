package com.example.orders;

// #region errors
/** Why an order was not placed: for one of these three reasons. */
@SuppressWarnings("serial") // nobody serialises them
public abstract sealed class PlaceException extends Exception {
    private PlaceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Something is wrong with the order. Trying again cannot help. */
    public static final class Invalid extends PlaceException {
        private final String field;
        private final String reason;

        Invalid(String field, String reason) {
            super("invalid " + field + ": " + reason, null);
            this.field = field;
            this.reason = reason;
        }

        public String field() {
            return field;
        }

        public String reason() {
            return reason;
        }
    }

    /** The shop did not answer, in time or at all. Trying again may help. */
    public static final class Unavailable extends PlaceException {
        Unavailable(Throwable cause) {
            super("shop unavailable", cause);
        }
    }

    /** Anything else, for a person to look at. */
    public static final class Unexpected extends PlaceException {
        Unexpected(Throwable cause) {
            super("unexpected failure", cause);
        }
    }
}
// #endregion errors
