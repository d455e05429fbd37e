package dev.assay.simulator.service;

import dev.assay.simulator.Mix;

/**
 * How long one way of a round trip takes: uniform from least to most.
 *
 * @param leastNanos at least 0
 * @param mostNanos at least as much
 */
public record Latency(long leastNanos, long mostNanos) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** No time at all: which of several requests runs first is a choice. */
    public static final Latency NONE = new Latency(0, 0);

    /** Checks the range. */
    public Latency {
        if (leastNanos < 0 || mostNanos < leastNanos) {
            throw new IllegalArgumentException("a latency from " + leastNanos + " to " + mostNanos + " ns");
        }
    }

    /** From so many to so many milliseconds. */
    public static Latency millis(long least, long most) {
        return new Latency(least * NANOS_PER_MILLI, most * NANOS_PER_MILLI);
    }

    /** Whether it is not always the same. */
    boolean varies() {
        return leastNanos != mostNanos;
    }

    /** Nanoseconds, in the middle. */
    long average() {
        return leastNanos + (mostNanos - leastNanos) / 2;
    }

    /** What a number drawn for it means. */
    long of(long bits) {
        return leastNanos == mostNanos ? leastNanos : leastNanos + Mix.bounded(bits, mostNanos - leastNanos + 1);
    }
}
