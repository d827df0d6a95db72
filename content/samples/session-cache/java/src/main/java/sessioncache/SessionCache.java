package sessioncache;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;

// #region cache
/**
 * Holds the sessions that were used last, each for a time from when it was stored. One lock, that
 * of the object, guards it all: under it there are only a look-up and a few references to set,
 * and the order of use is one for all sessions, which shards would break. Since JDK 24 a virtual
 * thread that waits for it does not hold up its carrier.
 */
final class SessionCache {
    /**
     * What {@code get} found, and what had to go for want of room. Entries may include some whose
     * time is up: they go when they are asked for, or pushed out.
     */
    record Stats(int entries, long hits, long misses, long evicted) {}

    /** A session and how often it has been asked for, this time included. */
    record Found(Session session, long hits) {}

    private final int capacity;
    private final long ttl;
    private final LongSupplier clock;

    /** In the order of use: the one whose use is longest ago comes first. */
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private long hits;
    private long misses;
    private long evicted;

    /** The clock is one of nanoseconds, such as {@code System::nanoTime}. */
    SessionCache(int capacity, Duration ttl, LongSupplier clock) {
        this.capacity = capacity;
        this.ttl = ttl.toNanos();
        this.clock = clock;
    }
    // #endregion cache

    // #region put
    /**
     * Stores a session and tells whether there was none of that id. Where there is no room, the
     * one whose use is longest ago goes.
     */
    synchronized boolean put(String id, Session session) {
        boolean created = find(id) == null;
        entries.put(id, new Entry(session, clock.getAsLong()));
        if (entries.size() > capacity) {
            entries.pollFirstEntry();
            evicted++;
        }
        return created;
    }
    // #endregion put

    // #region get
    synchronized Optional<Found> get(String id) {
        Entry entry = find(id);
        if (entry == null) {
            misses++;
            return Optional.empty();
        }
        hits++;
        entry.hits++;
        return Optional.of(new Found(entry.session, entry.hits));
    }

    /**
     * Returns null for a session that is not there or whose time is up, which it removes. Another
     * becomes the one used last.
     */
    private Entry find(String id) {
        Entry entry = entries.get(id);
        if (entry != null && clock.getAsLong() - entry.stored > ttl) {
            entries.remove(id);
            return null;
        }
        return entry;
    }
    // #endregion get

    /** Removes a session and tells whether it was there. */
    synchronized boolean delete(String id) {
        boolean found = find(id) != null;
        entries.remove(id);
        return found;
    }

    /** The counts up to now. */
    synchronized Stats stats() {
        return new Stats(entries.size(), hits, misses, evicted);
    }

    private static final class Entry {
        final Session session;
        final long stored;
        long hits;

        Entry(Session session, long stored) {
            this.session = session;
            this.stored = stored;
        }
    }
}
