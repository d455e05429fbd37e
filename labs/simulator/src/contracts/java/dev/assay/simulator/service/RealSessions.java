package dev.assay.simulator.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Sessions of a contract on real threads, with steps so far apart that whoever does not wait for another is done long before the next. */
final class RealSessions {
    /** A session, given what waits for a step. */
    interface Session {
        /** Runs it. */
        void run(IntConsumer steps) throws Exception;
    }

    private RealSessions() {}

    /** Runs them, and returns when all have ended; what one throws is thrown. */
    static void together(long stepMillis, List<Session> sessions) {
        long began = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(sessions.size())) {
            for (Session session : sessions) {
                running.add(threads.submit(() -> {
                    session.run(step -> sleepUntil(began + TimeUnit.MILLISECONDS.toNanos(step * stepMillis)));
                    return null;
                }));
            }
        }
        for (Future<?> session : running) {
            try {
                session.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void sleepUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
