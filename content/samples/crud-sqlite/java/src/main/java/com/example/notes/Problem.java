package com.example.notes;

import com.example.notes.Store.TitleTakenException;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// #region problem
/** The shape of every error that a client sees. */
record Problem(@JsonIgnore int status, String code, String message, List<FieldError> fields) {
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    /** What is wrong with one field. */
    record FieldError(String field, String message) {}

    Problem(int status, String code, String message) {
        this(status, code, message, List.of());
    }

    /** Answers whatever was thrown while a request was served. */
    static void answer(Exception error, Context ctx) {
        var problem = of(error, ctx);
        ctx.status(problem.status).json(Map.of("error", problem));
    }

    private static Problem of(Exception error, Context ctx) {
        return switch (error) {
            case ProblemException e -> e.problem();
            case TitleTakenException e -> new Problem(409, "title_taken", e.getMessage(),
                    List.of(new FieldError("title", "is taken")));
            case SQLTimeoutException _ -> new Problem(503, "timeout", "this took too long");
            case HttpResponseException e when e.getStatus() == 404 ->
                new Problem(404, "not_found", "no such path");
            case HttpResponseException e when e.getStatus() == 405 ->
                new Problem(405, "method_not_allowed", "method not allowed");
            case HttpResponseException e when e.getStatus() == 413 -> new Problem(413,
                    "body_too_large", "the body must have at most " + Input.MAX_BYTES + " bytes");
            default -> {
                // The cause is for us; a client has no business with tables and files.
                LOG.error("{} {} failed", ctx.method(), ctx.path(), error);
                yield new Problem(500, "internal", "something went wrong");
            }
        };
    }
}
// #endregion problem
