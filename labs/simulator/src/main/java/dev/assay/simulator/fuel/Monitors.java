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

    /** In place of the instruction monitorexit. */
    public static void exit(Object object) {
        if (locks != null) {
            locks.exit(object);
        }
    }
}
