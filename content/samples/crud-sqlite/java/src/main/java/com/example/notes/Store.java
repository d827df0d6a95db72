package com.example.notes;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Keeps notes in a SQLite database; for any number of threads. */
public final class Store implements AutoCloseable {
    /** Another note has the title. */
    @SuppressWarnings("serial") // nobody serialises it
    public static final class TitleTakenException extends RuntimeException {
        private TitleTakenException() {
            super("another note has this title");
        }
    }

    // AUTOINCREMENT never gives out an id twice, not even that of a deleted note.
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS notes (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                title TEXT NOT NULL UNIQUE,
                body TEXT NOT NULL
            ) STRICT""";

    private final Pool writer = new Pool();
    private final Pool readers = new Pool();

    // #region open
    /** Opens the database at a path and makes it if there is none. */
    public Store(String path) throws SQLException {
        try {
            // SQLite lets one connection write at a time. Here writers queue for the only one
            // there is; in SQLite they would sleep and try again. With the write-ahead log,
            // readers wait for nobody.
            connect(writer, path, SCHEMA);
            for (int i = 0; i < 4; i++) {
                connect(readers, path, "PRAGMA query_only = ON");
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private static void connect(Pool pool, String path, String first) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(5_000);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // With the log, NORMAL loses at most the last writes when the power fails, and keeps the
        // database whole.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        // As a URI, so that a question mark in the path stays part of it.
        var file = Path.of(path).toAbsolutePath().toUri();
        var connection = config.createConnection("jdbc:sqlite:" + file);
        pool.add(connection);
        try (var statement = connection.createStatement()) {
            statement.execute(first);
        }
    }
    // #endregion open

    /** Moves the write-ahead log into the database. */
    @Override
    public void close() throws SQLException {
        readers.close();
        writer.close();
    }

    // #region write
    /** Throws {@link TitleTakenException} if another note has the title. */
    public Note create(Note.Fields fields) throws SQLException {
        try (var session = writer.take()) {
            var create = session.statement(
                    "INSERT INTO notes (title, body) VALUES (?, ?)", fields.title(), fields.body());
            writeTitled(create);
            try (var keys = create.getGeneratedKeys()) {
                keys.next();
                return new Note(keys.getLong(1), fields.title(), fields.body());
            }
        }
    }

    /** Throws {@link TitleTakenException} if another note has the title. */
    public Optional<Note> replace(long id, Note.Fields fields) throws SQLException {
        try (var session = writer.take()) {
            var replace = session.statement(
                    "UPDATE notes SET title = ?, body = ? WHERE id = ?",
                    fields.title(), fields.body(), id);
            boolean found = writeTitled(replace) > 0;
            var note = new Note(id, fields.title(), fields.body());
            return found ? Optional.of(note) : Optional.empty();
        }
    }

    /** Whether there was such a note. */
    public boolean delete(long id) throws SQLException {
        try (var session = writer.take()) {
            return session.statement("DELETE FROM notes WHERE id = ?", id).executeUpdate() > 0;
        }
    }

    private static int writeTitled(PreparedStatement statement) throws SQLException {
        try {
            return statement.executeUpdate();
        } catch (SQLiteException e) {
            // The constraint decides: to look first would leave a gap for another request.
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE) {
                throw new TitleTakenException();
            }
            throw e;
        }
    }
    // #endregion write

    public Optional<Note> get(long id) throws SQLException {
        try (var session = readers.take()) {
            var get = session.statement("SELECT id, title, body FROM notes WHERE id = ?", id);
            try (var rows = get.executeQuery()) {
                return rows.next() ? Optional.of(note(rows)) : Optional.empty();
            }
        }
    }

    /**
     * At most {@code limit} notes whose id is greater than {@code after}, by id. Asking for what
     * follows an id costs the same on every page; an offset would be counted off each time.
     */
    public List<Note> list(long after, int limit) throws SQLException {
        try (var session = readers.take()) {
            var list = session.statement(
                    "SELECT id, title, body FROM notes WHERE id > ? ORDER BY id LIMIT ?",
                    after, limit);
            var notes = new ArrayList<Note>();
            try (var rows = list.executeQuery()) {
                while (rows.next()) {
                    notes.add(note(rows));
                }
            }
            return notes;
        }
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(row.getLong("id"), row.getString("title"), row.getString("body"));
    }
}
