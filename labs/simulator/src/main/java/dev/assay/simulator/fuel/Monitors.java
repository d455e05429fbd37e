package dev.assay.simulator.fuel;

import java.util.Objects;

/**
 * What became of {@code synchronized} in student code. The JVM's own monitors would hand over through another thread,
 * in no order that can be repeated; so the kernel that runs fibers installs its locks here. Without one there is a
 * single thread, and nothing to exclude.
 */
public final class Monitors {
    /** Locks that a kernel knows. Reentrant; entering a held one is a scheduling point. */
    public interface Locks {
        /** Returns when this fiber holds the object's lock. */
        void enter(Object object);

        /** Gives the object's lock back. */
        void exit(Object object);

        /**
         * Gives the object's lock back, and returns when this fiber has been woken and holds it again.
         *
         * @param millis how long to wait at most, in virtual time; 0 for ever
         */
        default void await(Object object, long millis) {
            throw Fuel.deadlock();
        }

        /** Wakes one fiber, or all, that wait for the object. */
        default void wake(Object object, boolean all) {}
    }

    private static Locks locks;

    private Monitors() {}

    /** Called by trusted code: from now on these locks are used; null for none. */
    public static void use(Locks kernel) {
        locks = kernel;
    }

    /** In place of the instruction monitorenter. */
    public static void enter(Object object) {
        Objects.requireNonNull(object);
        if (locks != null) {
            locks.enter(object);
        }
    }

    /** In place of {@code object.wait(millis)}. Where there is a single thread, nobody can end the wait. */
    public static void await(Object object, long millis) {
        Objects.requireNonNull(object);
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (locks == null) {
            throw Fuel.deadlock();
        }
        locks.await(object, millis);
    }

    /** In place of {@code object.notify()} and {@code object.notifyAll()}. */
    public static void wake(Object object, boolean all) {
        Objects.requireNonNull(object);
        if (locks != null) {
            locks.wake(object, all);
        }
    }

    /** In place of the instruction monitorexit. */
    public static void exit(Object object) {
        if (locks != null) {
            locks.exit(object);
        }
    }
}
