package dev.assay.simulator.fiber;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads whose scheduler is the kernel: the JDK hands it the continuation of a thread that was started or unparked, and the
 * kernel runs it at once on its own thread. A switch takes some hundred nanoseconds. The constructor that takes a scheduler is the
 * JDK's own, for its tests.
 */
final class VirtualFibers implements Fibers {
    /** The JDK's constructor, if this JVM lets us have it and it does what it did when this was written. */
    private static final Optional<Constructor<?>> CONSTRUCTOR = find().filter(VirtualFibers::works);

    private final Thread.Builder.OfVirtual builder;
    private Runnable runnable;

    private VirtualFibers(Constructor<?> constructor) throws ReflectiveOperationException {
        Executor kernel = continuation -> runnable = continuation;
        this.builder = (Thread.Builder.OfVirtual) constructor.newInstance(kernel);
    }

    /** A maker, if there can be one. */
    static Optional<VirtualFibers> probed() {
        return CONSTRUCTOR.flatMap(VirtualFibers::with);
    }

    private static Optional<VirtualFibers> with(Constructor<?> constructor) {
        try {
            return Optional.of(new VirtualFibers(constructor));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<Constructor<?>> find() {
        try {
            Constructor<?> constructor = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .getDeclaredConstructor(Executor.class);
            constructor.setAccessible(true);
            return Optional.of(constructor);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return Optional.empty(); // this JVM keeps the constructor to itself; platform threads do
        }
    }

    private static boolean works(Constructor<?> constructor) {
        return with(constructor).filter(fibers -> {
            boolean[] passed = new boolean[2];
            Fiber fiber = fibers.fiber(() -> {
                passed[0] = true;
                fibers.park();
                passed[1] = true;
            });
            fiber.resume();
            boolean stood = passed[0] && !passed[1] && !fiber.isDone();
            fiber.resume();
            return stood && passed[1] && fiber.isDone();
        }).isPresent();
    }

    @Override
    public Fiber fiber(Runnable body) {
        return new VirtualFiber(body);
    }

    @Override
    public void park() {
        LockSupport.park();
    }

    private final class VirtualFiber implements Fiber {
        private final Thread thread;
        private boolean isStarted;
        private boolean isDone;

        VirtualFiber(Runnable body) {
            this.thread = builder.unstarted(() -> {
                body.run();
                isDone = true;
            });
        }

        @Override
        public void resume() {
            if (isStarted) {
                LockSupport.unpark(thread);
            } else {
                isStarted = true;
                thread.start();
            }
            Runnable continuation = runnable;
            runnable = null;
            if (continuation == null) {
                throw new IllegalStateException("a fiber was resumed that is not parked");
            }
            continuation.run();
        }

        @Override
        public boolean isDone() {
            return isDone;
        }
    }
}
