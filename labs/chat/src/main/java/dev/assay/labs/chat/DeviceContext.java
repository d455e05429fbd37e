package dev.assay.labs.chat;

import java.util.List;

/**
 * What a device can do. Nothing here waits. In a crash, timers and calls under way are lost, and what was saved and shown stays. A crash
 * can come between any two of these calls.
 *
 * <p><b>Misuse.</b> A {@code null} or a negative number is an {@link IllegalArgumentException}.
 */
public interface DeviceContext {
    /** Limits and intervals. */
    ChatConfig config();

    /**
     * Asks a server. Then either {@link ChatDevice#onReply} comes with this id, or, 5,000 ms from now, {@link ChatDevice#onFailed}: no
     * answer has come, and it may or may not have happened. Servers may also have done it twice.
     *
     * @return the call's id: 1, 2, 3 ...
     */
    long call(Request request);

    /**
     * Appends a message to this device's history of the message's conversation: the user sees it, for ever. Its seq must be larger than
     * {@link #shown}, or the test has failed.
     */
    void show(Message message);

    /** The seq of the last message in this device's history of a conversation; 0 if there is none. */
    long shown(String conversation);

    /** What was last saved under a key; an empty list if nothing was. */
    List<String> load(String key);

    /** Saves lines under a key, all of them or, in a crash, none. */
    void save(String key, List<String> lines);

    /** After so many milliseconds {@link ChatDevice#onTimer} comes. A timer that is set again moves. */
    void timer(String name, long millis);

    /** A name that no device has ever had. */
    String newId();
}
