package sessioncache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import sessioncache.SessionCache.Found;
import sessioncache.SessionCache.Stats;

class SessionCacheTest {
    private static final Duration TTL = Duration.ofMinutes(1);

    /** A time that stands still until it is told otherwise. */
    private long now = 1_000_000;

    private final SessionCache cache = new SessionCache(2, TTL, () -> now);

    private void pass(Duration duration) {
        now += duration.toNanos();
    }

    private static Session session(String user) {
        return new Session(user, List.of(), Map.of());
    }

    private static void assertHas(SessionCache cache, String id, String user, long hits) {
        assertEquals(Optional.of(new Found(session(user), hits)), cache.get(id));
    }

    private static void assertLacks(SessionCache cache, String id) {
        assertEquals(Optional.empty(), cache.get(id));
    }

    @Test
    void theOneWhoseUseIsLongestAgoGoes() {
        cache.put("a", session("ada"));
        cache.put("b", session("bob"));
        assertHas(cache, "a", "ada", 1);

        cache.put("c", session("cleo"));

        assertLacks(cache, "b");
        assertHas(cache, "a", "ada", 2);
        assertHas(cache, "c", "cleo", 1);
        assertEquals(new Stats(2, 3, 1, 1), cache.stats());
    }

    @Test
    void storingAgainIsUseAndPushesNothingOut() {
        assertTrue(cache.put("a", session("ada")));
        assertHas(cache, "a", "ada", 1);
        cache.put("b", session("bob"));

        assertFalse(cache.put("a", session("alan")));

        assertEquals(new Stats(2, 1, 0, 0), cache.stats());
        cache.put("c", session("cleo"));
        assertLacks(cache, "b");
        assertHas(cache, "a", "alan", 1);
    }

    @Test
    void oneIsRoomEnough() {
        var small = new SessionCache(1, TTL, () -> now);
        small.put("a", session("ada"));
        small.put("b", session("bob"));
        assertLacks(small, "a");
        assertHas(small, "b", "bob", 1);
    }

    @Test
    void timeIsUp() {
        cache.put("a", session("ada"));
        pass(TTL);
        // Being asked for does not give it more time.
        assertHas(cache, "a", "ada", 1);

        pass(Duration.ofNanos(1));

        assertEquals(new Stats(1, 1, 0, 0), cache.stats());
        assertLacks(cache, "a");
        assertEquals(new Stats(0, 1, 1, 0), cache.stats());
    }

    @Test
    void storingAgainGivesMoreTime() {
        cache.put("a", session("ada"));
        pass(TTL);
        cache.put("a", session("ada"));
        pass(TTL);
        assertHas(cache, "a", "ada", 1);
    }

    @Test
    void whatHasRunOutIsNotThere() {
        cache.put("a", session("ada"));
        cache.put("b", session("bob"));
        pass(TTL.plusNanos(1));
        assertFalse(cache.delete("a"));
        assertTrue(cache.put("b", session("bob")));
        assertEquals(new Stats(1, 0, 0, 0), cache.stats());
    }

    @Test
    void deletedOnce() {
        cache.put("a", session("ada"));
        assertTrue(cache.delete("a"));
        assertFalse(cache.delete("a"));
        assertLacks(cache, "a");
        assertEquals(new Stats(0, 0, 1, 0), cache.stats());
    }

    @Test
    void manyAtOnce() throws ExecutionException, InterruptedException {
        int workers = 8;
        int rounds = 1000;
        int capacity = 16;
        var shared = new SessionCache(capacity, TTL, () -> now);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                running.add(executor.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        String id = Integer.toString((worker + round) % (2 * capacity));
                        shared.put(id, session(id));
                        shared.get(id)
                                .ifPresent(found -> assertEquals(id, found.session().user()));
                        if (round % 10 == 0) {
                            shared.delete(id);
                        }
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        Stats stats = shared.stats();
        assertTrue(stats.entries() <= capacity, stats::toString);
        assertEquals(workers * rounds, stats.hits() + stats.misses());
    }
}
