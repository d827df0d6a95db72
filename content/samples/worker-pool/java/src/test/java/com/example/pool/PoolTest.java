package com.example.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PoolTest {
    /** Occupies a worker until the latch is released. */
    private static CountDownLatch occupy(Pool pool) throws InterruptedException {
        var gate = new CountDownLatch(1);
        pool.submit(() -> {
            gate.await();
            return null;
        });
        return gate;
    }

    private static void awaitThatItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void everyJobHasItsOwnResult() throws Exception {
        try (var pool = new Pool(3, 2)) {
            var futures = new ArrayList<Future<Integer>>();
            for (int n = 0; n < 50; n++) {
                int own = n;
                futures.add(pool.submit(() -> own));
            }
            for (int n = 0; n < futures.size(); n++) {
                assertEquals(n, futures.get(n).get());
            }
        }
    }

    @Test
    void asManyJobsAtOnceAsWorkersAndNoMore() throws Exception {
        int workers = 3;
        var running = new AtomicInteger();
        var peak = new AtomicInteger();
        // Nobody leaves before as many have come as there are workers.
        var full = new CyclicBarrier(workers);
        try (var pool = new Pool(workers, 2)) {
            for (int n = 0; n < 10 * workers; n++) {
                pool.submit(() -> {
                    peak.accumulateAndGet(running.incrementAndGet(), Math::max);
                    full.await();
                    return running.decrementAndGet();
                });
            }
        }
        assertEquals(workers, peak.get());
    }

    @Test
    void aFullQueueRefusesUntilThereIsRoom() throws Exception {
        try (var pool = new Pool(1, 2)) {
            var gate = occupy(pool);
            pool.submit(() -> 1);
            pool.submit(() -> 2);

            assertEquals(Optional.empty(), pool.trySubmit(() -> 3));

            gate.countDown();
            // Gets in only when the first job has left.
            pool.submit(() -> 4).get();
            assertEquals(5, pool.trySubmit(() -> 5).orElseThrow().get());
        }
    }

    @Test
    void submittingWaitsWhileTheQueueIsFull() throws Exception {
        try (var pool = new Pool(1, 1)) {
            var gate = occupy(pool);
            pool.submit(() -> 1);
            var submission = Thread.ofPlatform().start(() -> {
                try {
                    pool.submit(() -> 2);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            awaitThatItWaits(submission);
            gate.countDown();
            submission.join();
        }
    }

    @Test
    void failuresAndCrashesStayWithTheirJob() throws Exception {
        try (var pool = new Pool(2, 1)) {
            // More of them than there are workers, so that one lost for each would be noticed.
            for (int n = 0; n < 5; n++) {
                var failed = pool.submit(() -> {
                    throw new IOException("no luck");
                });
                var failure = assertThrows(ExecutionException.class, failed::get);
                assertInstanceOf(IOException.class, failure.getCause());
                var crashed = pool.submit(() -> {
                    throw new AssertionError("no way");
                });
                var crash = assertThrows(ExecutionException.class, crashed::get);
                assertInstanceOf(AssertionError.class, crash.getCause());
            }
            assertEquals(7, pool.submit(() -> 7).get());
        }
    }

    @Test
    void aJobThatIsCancelledGivesItsPlaceBack() throws Exception {
        var ran = new AtomicInteger();
        try (var pool = new Pool(1, 1)) {
            // More often than there are places.
            for (int n = 0; n < 3; n++) {
                var gate = occupy(pool);
                var waiting = pool.submit(ran::incrementAndGet);
                assertTrue(waiting.cancel(false));
                gate.countDown();
            }
            assertEquals(7, pool.submit(() -> 7).get());
        }
        assertEquals(0, ran.get());
    }

    @Test
    void closingDrains() throws Exception {
        var done = new AtomicInteger();
        var pool = new Pool(1, 3);
        var gate = occupy(pool);
        for (int n = 0; n < 3; n++) {
            pool.submit(done::incrementAndGet);
        }
        var closing = Thread.ofPlatform().start(pool::close);
        gate.countDown();
        closing.join();
        assertEquals(3, done.get());
        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 4));
        // More often than there are places: a rejected job keeps none.
        for (int n = 0; n < 5; n++) {
            assertThrows(RejectedExecutionException.class, () -> pool.trySubmit(() -> 5));
        }
        pool.close();
    }

    @Test
    void numbersBelowOneCountAsOne() throws Exception {
        try (var pool = new Pool(0, -1)) {
            assertEquals(7, pool.submit(() -> 7).get());
            assertFalse(pool.trySubmit(() -> 8).isEmpty());
        }
    }
}
