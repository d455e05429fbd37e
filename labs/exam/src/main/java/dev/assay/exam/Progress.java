package dev.assay.exam;

/** How far a test has come: which schedule runs, and how many have been begun. */
final class Progress {
    private static final int NONE = -1;

    private int current = NONE;
    private int begun;

    void begin(int index) {
        current = index;
        begun++;
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
