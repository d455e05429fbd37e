package dev.assay.labs.adclick;

import dev.assay.kit.port.Topic;

/** The names and types of the topics. */
public final class Topics {
    private Topics() {}

    /** Raw events. */
    public static Topic<LogEvent> clicks(int partitions) {
        return new Topic<>("clicks", LogEvent.class, partitions);
    }

    /** Results; partition p holds those of partition p of the raw events. */
    public static Topic<Result> results(int partitions) {
        return new Topic<>("results", Result.class, partitions);
    }
}
