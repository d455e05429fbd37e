package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Monitors;

/** Waiting and waking go to whoever runs the fibers. Without fibers, who waits is never woken. */
@InPlaceOf("java/lang/Object")
public final class Waits {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Waits() {}

    public static void wait(Object object) {
        Monitors.await(object, 0);
    }

    public static void wait(Object object, long millis) {
        Monitors.await(object, millis);
    }

    public static void wait(Object object, long millis, int nanos) {
        if (nanos < 0 || nanos >= NANOS_PER_MILLI) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        Monitors.await(object, nanos > 0 ? millis + 1 : millis);
    }

    public static void notify(Object object) {
        Monitors.wake(object, false);
    }

    public static void notifyAll(Object object) {
        Monitors.wake(object, true);
    }
}
