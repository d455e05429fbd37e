package dev.assay.simulator.fiber;

import java.util.concurrent.SynchronousQueue;

/**
 * Platform threads that hand over to each other: what an IDE gets that was not told of our flags. Slower by a factor of a hundred,
 * and a dropped fiber keeps its thread until the JVM ends.
 */
final class PlatformFibers implements Fibers {
    /** Student code may call as deeply as in the kernel's own thread. Address space only, until it is used. */
    private static final long STACK_BYTES = 64L << 20;

    private final ThreadLocal<PlatformFiber> current = new ThreadLocal<>();

    @Override
    public Fiber fiber(Runnable body) {
        return new PlatformFiber(body);
    }

    @Override
    public void park() {
        current.get().stand();
    }

    private final class PlatformFiber implements Fiber {
        private final SynchronousQueue<Boolean> toFiber = new SynchronousQueue<>();
        private final SynchronousQueue<Boolean> toKernel = new SynchronousQueue<>();
        private final Thread thread;
        private volatile boolean isDone;
        private boolean isStarted;

        PlatformFiber(Runnable body) {
            this.thread = Thread.ofPlatform().daemon().stackSize(STACK_BYTES).unstarted(() -> {
                current.set(this);
                try {
                    body.run();
                } finally {
                    isDone = true;
                    hand(toKernel);
                }
            });
        }

        @Override
        public void resume() {
            if (isStarted) {
                hand(toFiber);
            } else {
                isStarted = true;
                thread.start();
            }
            await(toKernel);
        }

        void stand() {
            hand(toKernel);
            await(toFiber);
        }

        @Override
        public boolean isDone() {
            return isDone;
        }

        private static void hand(SynchronousQueue<Boolean> to) {
            uninterrupted(() -> to.put(true));
        }

        private static void await(SynchronousQueue<Boolean> from) {
            uninterrupted(from::take);
        }

        private static void uninterrupted(Blocking step) {
            try {
                step.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a fiber or its kernel", e);
            }
        }
    }

    private interface Blocking {
        void run() throws InterruptedException;
    }
}
