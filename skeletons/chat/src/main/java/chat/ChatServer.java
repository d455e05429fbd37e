package chat;

import static chat.Tables.CONVERSATIONS;
import static chat.Tables.CURSORS;
import static chat.Tables.DEVICES;
import static chat.Tables.JOINED;
import static chat.Tables.MESSAGES;
import static chat.Tables.OPEN;
import static chat.Tables.PARTICIPANTS;
import static chat.Tables.SENT;

import chat.Tables.Conversation;
import chat.Tables.Cursor;
import chat.Tables.Joined;
import chat.Tables.Participant;
import chat.Tables.Sent;
import chat.Tables.Stay;
import dev.assay.kit.port.Keys;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.kit.port.TxAborted;
import dev.assay.labs.chat.ChatPorts;
import dev.assay.labs.chat.ChatService;
import dev.assay.labs.chat.FanOut;
import dev.assay.labs.chat.Frame;
import dev.assay.labs.chat.Kind;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Names;
import dev.assay.labs.chat.Presence;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Reply.Code;
import dev.assay.labs.chat.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One server of the messenger. It keeps nothing in memory: what one of them knows all of them know. */
final class ChatServer implements ChatService {
    private static final int MOST_DEVICES = 100;
    private final ChatPorts ports;

    ChatServer(ChatPorts ports) {
        this.ports = ports;
    }

    // ------------------------------------------------------------------------------------------------ conversations

    /** Complete as it is. */
    @Override
    public Reply create(String requestId, String creator, List<String> members) {
        if (!areNames(requestId, creator) || requestId.length() > 50 || members == null || !areNames(members.toArray(new String[0]))) {
            return new Reply.Rejected(Code.INVALID);
        }
        TreeSet<String> all = new TreeSet<>(members);
        all.add(creator);
        if (all.size() > ports.config().maxMembers()) {
            return new Reply.Rejected(Code.TOO_MANY_MEMBERS);
        }
        String id = "c-" + requestId;
        List<String> founders = new ArrayList<>(all);
        try (Tx tx = ports.store().begin()) {
            Row<Conversation> there = tx.lock(CONVERSATIONS, id);
            if (there != null) {
                boolean isSame = there.value().creator().equals(creator) && there.value().founders().equals(founders);
                return isSame ? new Reply.Accepted(0, there.value().createdAt()) : new Reply.Rejected(Code.ID_REUSED);
            }
            Map<String, Long> since = new TreeMap<>();
            for (String member : all) {
                since.put(member, 1L);
                tx.put(PARTICIPANTS, Tables.pair(id, member), new Participant(List.of(new Stay(1, OPEN)), 0, 0));
                tx.put(JOINED, Tables.pair(member, id), new Joined(id));
            }
            long now = ports.time().now();
            tx.put(CONVERSATIONS, id, new Conversation(creator, founders, now, 0, since));
            tx.commit();
            return new Reply.Accepted(0, now);
        }
    }

    @Override
    public Reply add(String actor, String conversation, String user) {
        // TODO The member and the message that says so come in one transaction.
        throw new UnsupportedOperationException("ChatServer.add");
    }

    @Override
    public Reply remove(String actor, String conversation, String user) {
        // TODO
        throw new UnsupportedOperationException("ChatServer.remove");
    }

    // ---------------------------------------------------------------------------------------------------- messages

    @Override
    public Reply send(String user, String device, String conversation, String clientMessageId, String body) {
        // TODO Who counts to seq, while others do the same? What if this very message has come before?
        throw new UnsupportedOperationException("ChatServer.send");
    }

    @Override
    public Reply sync(String user, String device, String conversation, long after) {
        // TODO Which messages may this user see? What changes between two reads?
        throw new UnsupportedOperationException("ChatServer.sync");
    }

    // ------------------------------------------------------------------------------------------------------ fan-out

    @Override
    public void fanout(int partition) {
        if (partition < 0 || partition >= ChatPorts.FANOUT.partitions()) {
            throw new IllegalArgumentException("there is no partition " + partition);
        }
        // TODO For ever: read what was appended, push it to all who may see it, and remember how far you are.
        throw new UnsupportedOperationException("ChatServer.fanout");
    }

    // ----------------------------------------------------------------------------------------------------- receipts

    @Override
    public Reply ack(String user, String device, String conversation, long upTo) {
        // TODO
        throw new UnsupportedOperationException("ChatServer.ack");
    }

    @Override
    public Reply read(String user, String device, String conversation, long upTo) {
        // TODO
        throw new UnsupportedOperationException("ChatServer.read");
    }

    @Override
    public Tick receipt(String conversation, long seq) {
        requireNames(conversation);
        if (seq < 0) {
            throw new IllegalArgumentException("a seq of " + seq);
        }
        // TODO
        throw new UnsupportedOperationException("ChatServer.receipt");
    }

    // ----------------------------------------------------------------------------------------------------- presence

    @Override
    public Reply beat(String user, String device, String connection) {
        if (!areNames(user, device, connection)) {
            return new Reply.Rejected(Code.INVALID);
        }
        // TODO The device was seen now; and where does its user stand in each conversation?
        throw new UnsupportedOperationException("ChatServer.beat");
    }

    /** Complete as it is. */
    @Override
    public void connected(String user, String device, String connection) {
        requireNames(user, device, connection);
        seen(user, device, connection, true);
    }

    /** Complete as it is. */
    @Override
    public void disconnected(String user, String device, String connection) {
        requireNames(user, device, connection);
        seen(user, device, connection, false);
    }

    /** A connection was heard of: of an older one nobody wants to know, and what was closed stays closed. */
    private void seen(String user, String device, String connection, boolean isOpen) {
        String id = Tables.pair(user, device);
        try (Tx tx = ports.store().begin()) {
            Row<Tables.Device> row = tx.lock(DEVICES, id);
            Tables.Device old = row == null ? new Tables.Device("", false, 0) : row.value();
            int age = connection.compareTo(old.connection());
            if (age < 0 || age == 0 && !old.isOpen()) {
                return;
            }
            long seen = isOpen ? Math.max(old.seen(), ports.time().now()) : old.seen();
            tx.put(DEVICES, id, new Tables.Device(connection, isOpen, seen));
            tx.commit();
        }
    }

    /** Complete as it is. */
    @Override
    public Presence presence(String user) {
        requireNames(user);
        boolean isOnline = false;
        long lastSeen = 0;
        for (Row<Tables.Device> row : devices(user)) {
            Tables.Device device = row.value();
            isOnline |= device.isOpen() && ports.time().now() - device.seen() < ports.config().offlineMillis();
            lastSeen = Math.max(lastSeen, device.seen());
        }
        return new Presence(isOnline, lastSeen);
    }

    private List<Row<Tables.Device>> devices(String user) {
        return ports.store().scan(DEVICES, user + "/", Keys.prefixEnd(user + "/"), MOST_DEVICES);
    }

    // -------------------------------------------------------------------------------------------------------- names

    private static boolean areNames(String... texts) {
        for (String text : texts) {
            if (!Names.isName(text)) {
                return false;
            }
        }
        return true;
    }

    private static void requireNames(String... texts) {
        if (!areNames(texts)) {
            throw new IllegalArgumentException("no name: " + String.join(", ", texts));
        }
    }
}
