package dev.assay.simulator;

import dev.assay.simulator.fuel.Fuel;

/**
 * Notices a run that does not come to rest: too many events at one instant, so that time does not pass, or too many in
 * all. It is said of the node that causes the next event, with the line that does.
 */
final class Pace {
    /** More events than this at one instant are a livelock. */
    static final int MOST_AT_ONCE = 100_000;
    /** If no node causes anything any more, so many events are waited for one that does. */
    private static final int GRACE = 1_000;
    private static final String RULE = "REST";

    private long events;
    private long instantNanos = -1;
    private int atOnce;

    /** How many events have happened. */
    long events() {
        return events;
    }

    /**
     * An event happens.
     *
     * @throws Violation if there are too many, and no node seems to be the reason
     */
    void event(long timeNanos) {
        events++;
        atOnce = timeNanos == instantNanos ? atOnce + 1 : 1;
        instantNanos = timeNanos;
        if (events > Cluster.MAX_EVENTS + GRACE || atOnce > MOST_AT_ONCE + GRACE) {
            throw new Violation(RULE, what() + ".");
        }
    }

    /** Whether whoever causes one more event is to be stopped. */
    boolean isRestless() {
        return events > Cluster.MAX_EVENTS || atOnce > MOST_AT_ONCE;
    }

    /** What is said of a node that causes one more event. */
    Violation because(int id, String act) {
        String place = Fuel.here();
        return new Violation(RULE, "%s. At last S%d %s%s.".formatted(
                what(), id, act, place.isEmpty() ? "" : " at " + place));
    }

    private String what() {
        return atOnce > MOST_AT_ONCE
                ? "The cluster does not come to rest: more than %,d events at one instant, %d ms, so time does not pass"
                        .formatted(MOST_AT_ONCE, instantNanos / Timeline.NANOS_PER_MILLI)
                : "The cluster does not come to rest: more than %,d events in one run".formatted(Cluster.MAX_EVENTS);
    }
}
