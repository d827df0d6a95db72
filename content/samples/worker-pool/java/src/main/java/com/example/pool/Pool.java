package com.example.pool;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

// #region pool

/**
 * Runs jobs on a fixed number of threads; no more of them wait than the queue has room for. A job
 * must not submit to its own pool and wait: every worker might do the same.
 */
public final class Pool implements AutoCloseable {
    private final ExecutorService workers;

    /**
     * A permit for each job that runs or waits. It stands in for a bound of the executor's own
     * queue, which when full could only reject a job and not make its caller wait.
     */
    private final Semaphore room;

    /** Numbers less than 1 count as 1. */
    public Pool(int workers, int queue) {
        int threads = Math.max(1, workers);
        var names = Thread.ofPlatform().name("worker-", 0).factory();
        this.workers = Executors.newFixedThreadPool(threads, names);
        this.room = new Semaphore(threads + Math.max(1, queue));
    }

    // #endregion pool

    // #region submit

    /**
     * Hands over a job and waits while the queue is full.
     *
     * @throws RejectedExecutionException if the pool is closed, or was by the time there was room
     */
    public <T> Future<T> submit(Callable<T> job) throws InterruptedException {
        room.acquire();
        return start(job);
    }

    /**
     * Does as {@link #submit} without the wait: empty while the queue is full.
     *
     * @throws RejectedExecutionException if the pool is closed
     */
    public <T> Optional<Future<T>> trySubmit(Callable<T> job) {
        return room.tryAcquire() ? Optional.of(start(job)) : Optional.empty();
    }

    // #endregion submit

    // #region work

    private <T> Future<T> start(Callable<T> job) {
        // Keeps what the job throws. If it is cancelled first, the job does not run, but what is
        // around it does and gives the permit back.
        var task = new FutureTask<>(job);
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } finally {
                    room.release();
                }
            });
        } catch (RejectedExecutionException closed) {
            room.release();
            throw closed;
        }
        return task;
    }

    // #endregion work

    // #region close

    /**
     * Takes no more jobs, lets those run that were accepted and returns when the threads have
     * ended. An interrupt while it waits makes it interrupt the jobs and drop those not begun.
     */
    @Override
    public void close() {
        workers.close();
    }

    // #endregion close
}
