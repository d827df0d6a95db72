package com.example.notes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Connections that take turns. What larger pools are for, connections that break or grow old,
 * does not happen to those of a file; but here each keeps the statements that it has prepared,
 * which the driver itself would prepare again for every use.
 */
final class Pool {
    private final BlockingQueue<Session> idle = new LinkedBlockingQueue<>();

    void add(Connection connection) {
        idle.add(new Session(connection));
    }

    /** Waits for a connection; closing the session gives it back. */
    Session take() throws SQLException {
        try {
            var session = idle.poll(5, TimeUnit.SECONDS);
            if (session == null) {
                throw new SQLTimeoutException("no connection was free");
            }
            return session;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
    }

    /** Closes the connections that nobody uses. */
    void close() throws SQLException {
        for (var session = idle.poll(); session != null; session = idle.poll()) {
            session.connection.close();
        }
    }

    /** A connection and its statements, for one thread at a time. */
    final class Session implements AutoCloseable {
        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        private Session(Connection connection) {
            this.connection = connection;
        }

        /** The statement with these values for its parameters. */
        PreparedStatement statement(String sql, Object... values) throws SQLException {
            var statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }

        @Override
        public void close() {
            idle.add(this);
        }
    }
}
