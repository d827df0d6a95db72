package sessioncache;

/** What a client did wrong. */
final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    RequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    static RequestException invalid(String what) {
        return new RequestException(422, "invalid " + what);
    }

    int status() {
        return status;
    }
}
