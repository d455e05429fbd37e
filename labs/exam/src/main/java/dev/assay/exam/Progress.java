package dev.assay.exam;

import dev.assay.simulator.fuel.Fuel;

/** How far a test has come: which schedule runs, and how many have been begun. */
final class Progress {
    private static final int NONE = -1;

    private int current = NONE;
    private int begun;

    void begin(int index) {
        current = index;
        begun++;
        // What student code held under the schedule before is dropped; the budget bounds what is held, not garbage.
        Fuel.refillMemory(Fuel.DEFAULT_BYTES);
        // No student code is running now; what it threw, and a test caught, has left the depth of its calls behind.
        Fuel.restore(0);
    }

    void end() {
        current = NONE;
    }

    int current() {
        return current;
    }

    int begun() {
        return begun;
    }
}
