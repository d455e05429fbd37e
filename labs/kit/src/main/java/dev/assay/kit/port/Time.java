package dev.assay.kit.port;

/** This machine's clock, and a sleep. Machines' clocks may differ from each other and from those of stores. */
public interface Time {
    /** Milliseconds on this machine's clock. No port call: takes no time, and nothing runs meanwhile. */
    long now();

    /**
     * Lets time pass; other requests run meanwhile.
     *
     * @param millis how long, at least 0
     * @throws IllegalArgumentException if it is negative
     */
    void sleep(long millis);
}
