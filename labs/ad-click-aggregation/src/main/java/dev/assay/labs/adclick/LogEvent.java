package dev.assay.labs.adclick;

/** What the raw log holds. */
public sealed interface LogEvent permits Click, Heartbeat {
    /** The time that the event speaks of, by the clock of whoever sent it. */
    long timeMs();
}
