package dev.assay.kit.port;

/**
 * Tells whoever listens to a topic that something has happened: at most once, perhaps twice, perhaps in another order, never an error to
 * count on. One round trip.
 *
 * <p><b>Failures.</b> {@link Unavailable}: nobody was told. <b>Misuse.</b> A {@code null} or an event that is no plain data is an
 * {@link IllegalArgumentException}.
 */
public interface Notifier {
    /** Tells. */
    void publish(String topic, Record event);
}
