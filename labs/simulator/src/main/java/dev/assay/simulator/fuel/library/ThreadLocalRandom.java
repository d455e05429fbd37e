package dev.assay.simulator.fuel.library;

import java.util.Random;

/** What the library's own tests for primes draw from: the same numbers every time. */
public final class ThreadLocalRandom extends Random {
    private static final long serialVersionUID = 1;

    private ThreadLocalRandom() {
        super(1);
    }

    public static ThreadLocalRandom current() {
        return new ThreadLocalRandom();
    }
}
