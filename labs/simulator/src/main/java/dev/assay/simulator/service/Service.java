package dev.assay.simulator.service;

import java.util.ArrayList;
import java.util.List;

/** Something outside that instances call through a port: its name, and when it cannot be reached. */
public final class Service {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private record Outage(long fromNanos, long toNanos) {}

    private final String name;
    private final boolean isSilent;
    private final Latency latency;
    private final List<Outage> outages = new ArrayList<>();

    /**
     * A service that can always be reached.
     *
     * @param name its name in traces
     */
    public Service(String name) {
        this(name, false, null);
    }

    /**
     * A service that is nearer or further than others.
     *
     * @param name its name in traces
     * @param latency how long one way to it takes
     */
    public Service(String name, Latency latency) {
        this(name, false, latency);
    }

    /**
     * A service that can always be reached.
     *
     * @param name its name in traces
     * @param isSilent whether it sends at most once, so that who calls never learns that something was lost
     */
    Service(String name, boolean isSilent) {
        this(name, isSilent, null);
    }

    private Service(String name, boolean isSilent, Latency latency) {
        this.name = name;
        this.isSilent = isSilent;
        this.latency = latency;
    }

    /** How long one way takes; the other one where it has none of its own. */
    Latency latencyOr(Latency other) {
        return latency == null ? other : latency;
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
