package com.example.pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.zip.CRC32;

/** Prints a checksum for every line of its input, several at a time. */
public final class Main {
    private static final String USAGE =
            "usage: worker-pool [--workers 1-1024] [--queue 1-1024] [--overload]";

    record Options(int workers, int queue, boolean overload) {
        static Options parse(String[] args) {
            int workers = 4;
            int queue = 16;
            boolean overload = false;
            var rest = List.of(args).iterator();
            while (rest.hasNext()) {
                var name = rest.next();
                switch (name) {
                    case "--workers" -> workers = number(name, rest);
                    case "--queue" -> queue = number(name, rest);
                    case "--overload" -> overload = true;
                    default -> throw new IllegalArgumentException("unknown argument " + name);
                }
            }
            return new Options(workers, queue, overload);
        }

        private static int number(String name, Iterator<String> rest) {
            var text = rest.hasNext() ? rest.next() : "";
            int value = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
            if (value < 1 || value > 1024) {
                throw new IllegalArgumentException(
                        name + " must be a whole number from 1 to 1024");
            }
            return value;
        }
    }

    static final class JobFailedException extends Exception {
        private static final long serialVersionUID = 1;

        JobFailedException(String message) {
            super(message);
        }
    }

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException error) {
            System.err.println(error.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(run(in, System.out, options) ? 0 : 1);
    }

    // #region main

    static boolean run(BufferedReader in, PrintStream out, Options options)
            throws IOException, InterruptedException {
        // Empty stands for a line that was refused.
        var futures = new ArrayList<Optional<Future<String>>>();
        var gate = new CountDownLatch(1);
        // Closed in reverse: the gate has to open before the pool can wait for its jobs.
        try (var pool = new Pool(options.workers(), options.queue());
                Release _ = gate::countDown) {
            if (options.overload()) {
                occupy(pool, options.workers(), gate);
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var text = line;
                futures.add(options.overload()
                        ? pool.trySubmit(() -> checksum(text))
                        : Optional.of(pool.submit(() -> checksum(text))));
            }
        }

        boolean allDone = true;
        for (int i = 0; i < futures.size(); i++) {
            var text = futures.get(i).map(Main::describe).orElse("busy");
            out.println((i + 1) + " " + text);
            allDone &= text.startsWith("ok ");
        }
        return allDone;
    }

    // #endregion main

    static String describe(Future<String> done) {
        if (done.state() == Future.State.SUCCESS) {
            return "ok " + done.resultNow();
        }
        return switch (done.exceptionNow()) {
            case JobFailedException failure -> "failed: " + failure.getMessage();
            case Throwable crash -> {
                crash.printStackTrace();
                yield "crashed: " + crash.getMessage();
            }
        };
    }

    static String checksum(String text) throws JobFailedException {
        switch (text) {
            case "fail" -> throw new JobFailedException("told to fail");
            case "crash" -> throw new IllegalStateException("told to crash");
            default -> {
                var sum = new CRC32();
                sum.update(text.getBytes(StandardCharsets.UTF_8));
                return String.format("%08x", sum.getValue());
            }
        }
    }

    interface Release extends AutoCloseable {
        @Override
        void close();
    }

    /** Keeps every worker busy until the gate opens. */
    static void occupy(Pool pool, int workers, CountDownLatch gate) throws InterruptedException {
        for (int i = 0; i < workers; i++) {
            pool.submit(() -> {
                gate.await();
                return null;
            });
        }
    }
}
