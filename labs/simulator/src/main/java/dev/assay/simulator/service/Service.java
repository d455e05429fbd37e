package dev.assay.simulator.service;

import java.util.ArrayList;
import java.util.List;

/** Something outside that instances call through a port: its name, and when it cannot be reached. */
public final class Service {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private record Outage(long fromNanos, long toNanos) {}

    private final String name;
    private final boolean isSilent;
    private final List<Outage> outages = new ArrayList<>();

    /**
     * A service that can always be reached.
     *
     * @param name its name in traces
     */
    public Service(String name) {
        this(name, false);
    }

    /**
     * A service that can always be reached.
     *
     * @param name its name in traces
     * @param isSilent whether it sends at most once, so that who calls never learns that something was lost
     */
    Service(String name, boolean isSilent) {
        this.name = name;
        this.isSilent = isSilent;
    }

    boolean isSilent() {
        return isSilent;
    }

    String name() {
        return name;
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        outages.add(new Outage(fromMillis * NANOS_PER_MILLI, toMillis * NANOS_PER_MILLI));
    }

    boolean isDownAt(long nanos) {
        return outages.stream().anyMatch(outage -> outage.fromNanos() <= nanos && nanos < outage.toNanos());
    }
}
