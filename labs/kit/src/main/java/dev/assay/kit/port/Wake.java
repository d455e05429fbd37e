package dev.assay.kit.port;

/** Why a wait on a {@link NotificationChannel} has ended. */
public sealed interface Wake {
    /**
     * Something was published.
     *
     * @param topic where
     * @param value what
     */
    record Event(String topic, Record value) implements Wake {}

    /** Nothing has come in time. */
    record TimedOut() implements Wake {}

    /** The connection is gone: nothing will come until it is back. */
    record Disconnected() implements Wake {}

    /** The connection is back; what was published meanwhile is lost. */
    record Reconnected() implements Wake {}
}
