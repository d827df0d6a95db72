package com.example.notes;

/** Ends a request with a problem. */
@SuppressWarnings("serial") // nobody serialises it
final class ProblemException extends RuntimeException {
    private final Problem problem;

    ProblemException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
