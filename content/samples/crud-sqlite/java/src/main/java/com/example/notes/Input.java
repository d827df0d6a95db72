package com.example.notes;

import com.example.notes.Problem.FieldError;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What clients may send. */
final class Input {
    /** Of a body: enough for both fields with everything escaped. */
    static final int MAX_BYTES = 16 * 1024;

    private static final int MAX_TITLE = 100;
    private static final int MAX_BODY = 1000;
    private static final int MAX_LIMIT = 100;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<FieldError> wrong = new ArrayList<>();

    private Input() {}

    private static Map<String, Object> read(Context ctx) {
        var type = Objects.requireNonNullElse(ctx.contentType(), "").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw new ProblemException(new Problem(415, "unsupported_media_type",
                    "the content type must be application/json"));
        }
        try {
            var object = new TypeReference<Map<String, Object>>() {};
            var given = JSON.readValue(ctx.bodyAsBytes(), object);
            if (given != null) {
                return given;
            }
        } catch (IOException _) {
            // Told below, together with null.
        }
        throw new ProblemException(
                new Problem(400, "malformed_body", "the body must be one JSON object"));
    }

    // #region input
    /** Names each field that is wrong, not only the first, where binding to a class would stop. */
    static Note.Fields fields(Context ctx) {
        var given = read(ctx);
        var input = new Input();
        var fields = new Note.Fields(
                input.text(given, "title", MAX_TITLE, true),
                input.text(given, "body", MAX_BODY, false));
        given.keySet().removeAll(List.of("title", "body"));
        given.keySet().forEach(name -> input.add(name, "is not a known field"));
        input.check();
        return fields;
    }

    /** Where a field is wrong, its text does not count. */
    private String text(Map<String, Object> given, String name, int most, boolean required) {
        if (!given.containsKey(name)) {
            if (required) {
                add(name, "is required");
            }
            return "";
        }
        if (!(given.get(name) instanceof String text)) {
            add(name, "must be a string");
            return "";
        }
        if (text.codePointCount(0, text.length()) > most) {
            add(name, "must have at most " + most + " characters");
        }
        if (required && text.isBlank()) {
            add(name, "must not be blank");
        }
        return text;
    }

    private void add(String field, String message) {
        wrong.add(new FieldError(field, message));
    }
    // #endregion input

    private void check() {
        if (!wrong.isEmpty()) {
            wrong.sort(Comparator.comparing(FieldError::field));
            throw new ProblemException(
                    new Problem(422, "invalid_fields", "some fields are not valid", wrong));
        }
    }

    /** Which notes of the list: at most {@code limit}, from behind the id {@code after}. */
    record Page(long after, int limit) {}

    static Page page(Context ctx) {
        var input = new Input();
        long after = whole(ctx.queryParam("after"), 0);
        if (after < 0) {
            input.add("after", "must be a whole number, 0 or more");
        }
        long limit = whole(ctx.queryParam("limit"), 20);
        if (limit < 1 || limit > MAX_LIMIT) {
            input.add("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        input.check();
        return new Page(after, (int) limit);
    }

    /** A number of the query; -1 where it is none. */
    private static long whole(String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
