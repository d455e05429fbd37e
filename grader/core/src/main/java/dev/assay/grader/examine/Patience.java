package dev.assay.grader.examine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends a child that says nothing for too long. This is the only clock of an examination. It protects the machine and
 * never decides a verdict: a child that it ends is our trouble.
 */
final class Patience implements AutoCloseable {
    private final long nanos;
    private final AtomicLong lastSign = new AtomicLong(System.nanoTime());
    private final Thread watch;
    private volatile boolean isOver;

    /**
     * @param limit how long the child may be silent
     * @param end ends it
     */
    Patience(Duration limit, Runnable end) {
        this.nanos = limit.toNanos();
        this.watch = Thread.ofPlatform().daemon().name("patience with a box").start(() -> watch(end));
    }

    private void watch(Runnable end) {
        try {
            for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - lastSign.get())) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            isOver = true;
            end.run();
        } catch (InterruptedException e) {
            // The child has ended by itself.
        }
    }

    /** The child has said something. */
    void sign() {
        lastSign.set(System.nanoTime());
    }

    /** Whether the child was ended. */
    boolean isOver() {
        return isOver;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
