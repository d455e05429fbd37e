package dev.assay.kit.port;

/**
 * Frames to connected clients, as through WebSockets: at most once, in order for each destination while it stays connected, silently
 * dropped when it is not. One round trip to the machine that holds the connection, not to the client.
 *
 * <p><b>Failures.</b> {@link Unavailable}: nothing was sent. <b>Misuse.</b> A {@code null} or a frame that is no plain data is an
 * {@link IllegalArgumentException}.
 */
public interface Push {
    /** Sends a frame to a destination: a connection or a channel, as the lab says. */
    void send(String to, Record frame);
}
