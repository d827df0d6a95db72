package com.example.notes;

/** A note as it is kept and as clients see it. */
public record Note(long id, String title, String body) {
    /** What a client says about a note. */
    public record Fields(String title, String body) {}
}
