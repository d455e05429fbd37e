package chat;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Table;
import dev.assay.labs.chat.Message;
import java.util.List;
import java.util.Map;

/** What the servers keep in their database. Change it as you like. */
final class Tables {
    /** By conversation. */
    static final Table<Conversation> CONVERSATIONS = new Table<>("conversations", Conversation.class);
    /** By conversation and seq: {@link #message}. */
    static final Table<Message> MESSAGES = new Table<>("messages", Message.class);
    /** By user, device and clientMessageId: {@link #sent}. */
    static final Table<Sent> SENT = new Table<>("sent", Sent.class);
    /** By conversation and user: {@link #pair}. */
    static final Table<Participant> PARTICIPANTS = new Table<>("participants", Participant.class);
    /** By user and conversation: {@link #pair}. */
    static final Table<Joined> JOINED = new Table<>("joined", Joined.class);
    /** By user and device: {@link #pair}. */
    static final Table<Device> DEVICES = new Table<>("devices", Device.class);
    /** By partition of the log. */
    static final Table<Cursor> CURSORS = new Table<>("cursors", Cursor.class);

    /** The end of a stay that has not ended. */
    static final long OPEN = Long.MAX_VALUE;

    private Tables() {}

    /**
     * A conversation.
     *
     * @param founders who was in it at first
     * @param members who is in it now, and with which seq each one's stay began
     */
    record Conversation(String creator, List<String> founders, long createdAt, long lastSeq, Map<String, Long> members) {}

    /** What became of a message that a device has sent. */
    record Sent(String conversation, String body, long seq, long at) {}

    /** A user who is or was in a conversation. */
    record Participant(List<Stay> stays, long delivered, long read) {}

    /** From JOINED to LEFT, both included. */
    record Stay(long from, long to) {}

    /** That a user is or was in a conversation. */
    record Joined(String conversation) {}

    /** A device's newest connection. */
    record Device(String connection, boolean isOpen, long seen) {}

    /** How far a partition was pushed. */
    record Cursor(long next) {}

    static String message(String conversation, long seq) {
        return conversation + "/" + Keys.number(seq);
    }

    static String sent(String user, String device, String clientMessageId) {
        return user + "/" + device + "/" + clientMessageId;
    }

    static String pair(String one, String other) {
        return one + "/" + other;
    }
}
