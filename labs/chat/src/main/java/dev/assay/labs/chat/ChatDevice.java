package dev.assay.labs.chat;

/**
 * The messenger on one device. A handler of events: one call at a time, and none of them waits. Its memory is lost in a crash; then a new
 * one is made and booted.
 *
 * <p><b>History.</b> What it shows of a conversation has growing seq, and in the end contains every message that its user may see, once.
 * <b>Sending.</b> What the user sent survives a crash, reaches the server in the user's order within each conversation, and has one
 * clientMessageId for ever. An offline device sends when it is online again. <b>Signs.</b> While it is online it sends a heartbeat every
 * beatMillis. It acknowledges what it has shown, and tells what its user has read, until a server has heard it. <b>In time</b>, when
 * nothing goes wrong: shown within 500 ms after it was accepted, while online; a lost push is made good within 2,000 ms after the next
 * push of that conversation, or within beatMillis + 5,000 ms if none comes; within 5,000 ms after {@link #onOnline} up to 200 missed
 * messages are shown.
 */
public interface ChatDevice {
    /** First of all. The device is offline. */
    void boot(DeviceContext context);

    /** A fresh connection is open; an older one, if there was one, is not. Servers may not know yet. */
    void onOnline();

    /** There is no connection. Calls that are made now fail. */
    void onOffline();

    /** A server has pushed something: perhaps twice, perhaps not in order, perhaps something else was lost. */
    void onFrame(Frame frame);

    /** A call has an answer. */
    void onReply(long id, Reply reply);

    /** A call has none, 5,000 ms after it was made. */
    void onFailed(long id);

    /** A timer has come. */
    void onTimer(String name);

    /**
     * The user writes, also while offline.
     *
     * @throws IllegalArgumentException if the conversation's name is none, or the text has not 1 to {@link ChatConfig#maxBody} characters
     */
    void userSends(String conversation, String text);

    /**
     * The user has read a conversation up to a message, also while offline. Servers are told; for whoever crashes first this may be lost.
     *
     * @throws IllegalArgumentException if the conversation's name is none, or the seq is negative
     */
    void userReads(String conversation, long upTo);
}
