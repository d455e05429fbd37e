package dev.assay.labs.hashing.hidden;

import dev.assay.labs.hashing.Hasher;

/** Counts how often a hasher is asked. */
final class Counting implements Hasher {
    private final Hasher inner;
    private long calls;

    Counting(Hasher inner) {
        this.inner = inner;
    }

    @Override
    public long hash(String text) {
        calls++;
        return inner.hash(text);
    }

    /** How many calls this work makes. */
    long callsOf(Runnable work) {
        long before = calls;
        work.run();
        return calls - before;
    }
}
