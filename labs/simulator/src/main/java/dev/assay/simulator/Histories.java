package dev.assay.simulator;

import java.util.function.IntFunction;

/**
 * What each node has been told since it booted, as a number. A node's code is a function of that and of its disk, so nodes
 * with equal histories are in equal states, whatever their code looks like inside; nobody has to look there.
 */
final class Histories {
    private static final long BOOT = 1;
    private static final long EFFECT = 2;
    private static final long NO_DISK = 3;

    private final long[] told;
    private IntFunction<?> disks;

    Histories(int size) {
        told = new long[size];
    }

    /** How to see what a node finds on its disk. */
    void disks(IntFunction<?> contents) {
        disks = contents;
    }

    /** A node handles an event, by its own clock at this time. */
    void handles(int node, long event, Object content, long nowNanos) {
        add(node, Mix.mix(event, nowNanos));
        add(node, content == null ? 0 : content.hashCode());
    }

    /** A node boots: what it was told before is forgotten, if its disk can be seen. */
    void boots(int node, int incarnation, long nowNanos) {
        long kept = disks == null ? Mix.mix(told[node], NO_DISK) : disks.apply(node).hashCode();
        told[node] = Mix.mix(Mix.mix(Mix.mix(BOOT, kept), incarnation), nowNanos);
    }

    /** The disk changes, which outlives the node. */
    void effect(int node, Object what) {
        add(node, Mix.mix(EFFECT, what.hashCode()));
    }

    long of(int node) {
        return told[node];
    }

    private void add(int node, long what) {
        told[node] = Mix.mix(told[node], what);
    }
}
