package dev.assay.kit.port;

/** One listener's connection to a {@link Notifier}. */
public interface NotificationChannel {
    /**
     * Waits for the next thing to happen. Not a round trip: it never fails.
     *
     * @param timeoutMs after so long it gives up, at least 0
     */
    Wake await(long timeoutMs);
}
