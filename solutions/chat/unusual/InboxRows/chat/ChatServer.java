package chat;

import static chat.Tables.CONVERSATIONS;
import static chat.Tables.DEVICES;
import static chat.Tables.JOINED;
import static chat.Tables.MESSAGES;
import static chat.Tables.OPEN;
import static chat.Tables.PARTICIPANTS;
import static chat.Tables.SENT;

import chat.Tables.Conversation;
import chat.Tables.Joined;
import chat.Tables.Participant;
import chat.Tables.Sent;
import chat.Tables.Stay;
import dev.assay.kit.port.Keys;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Table;
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
    private static final int MOST_IN_TRANSACTION = 100;
    /** Messages that wait for an ack, by user, conversation and seq. */
    private static final Table<FanOut> INBOX = new Table<>("inbox", FanOut.class);
    /** Messages that wait to be pushed, by partition, conversation and seq. */
    private static final Table<FanOut> OUTBOX = new Table<>("outbox", FanOut.class);
    private static final int MOST_ROWS = 500;
    private static final int BATCH = 50;
    private static final long WAIT_MILLIS = 100;
    private static final long AFTER_FAILURE_MILLIS = 200;

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
        if (!areNames(actor, conversation, user)) {
            return new Reply.Rejected(Code.INVALID);
        }
        long seq;
        try (Tx tx = ports.store().begin()) {
            Row<Conversation> row = tx.lock(CONVERSATIONS, conversation);
            Code refused = refused(row, actor);
            if (refused != null) {
                return new Reply.Rejected(refused);
            }
            Map<String, Long> members = new TreeMap<>(row.value().members());
            if (members.containsKey(user)) {
                return new Reply.Done();
            }
            if (members.size() >= ports.config().maxMembers()) {
                return new Reply.Rejected(Code.TOO_MANY_MEMBERS);
            }
            seq = row.value().lastSeq() + 1;
            members.put(user, seq);
            Row<Participant> before = tx.lock(PARTICIPANTS, Tables.pair(conversation, user));
            Participant old = before == null ? new Participant(List.of(), 0, 0) : before.value();
            List<Stay> stays = new ArrayList<>(old.stays());
            stays.add(new Stay(seq, OPEN));
            tx.put(PARTICIPANTS, Tables.pair(conversation, user), new Participant(stays, old.delivered(), old.read()));
            tx.put(JOINED, Tables.pair(user, conversation), new Joined(conversation));
            append(tx, row.value(), members, new Message(conversation, seq, actor, "", "", Kind.JOINED, user, ports.time().now()));
            tx.commit();
        }
        return new Reply.Done();
    }

    @Override
    public Reply remove(String actor, String conversation, String user) {
        if (!areNames(actor, conversation, user)) {
            return new Reply.Rejected(Code.INVALID);
        }
        long seq;
        try (Tx tx = ports.store().begin()) {
            Row<Conversation> row = tx.lock(CONVERSATIONS, conversation);
            Code refused = refused(row, actor);
            if (refused != null) {
                return new Reply.Rejected(refused);
            }
            Map<String, Long> members = new TreeMap<>(row.value().members());
            Long from = members.remove(user);
            if (from == null) {
                return new Reply.Done();
            }
            seq = row.value().lastSeq() + 1;
            Participant old = tx.lock(PARTICIPANTS, Tables.pair(conversation, user)).value();
            List<Stay> stays = new ArrayList<>(old.stays());
            stays.set(stays.size() - 1, new Stay(from, seq));
            tx.put(PARTICIPANTS, Tables.pair(conversation, user), new Participant(stays, old.delivered(), old.read()));
            append(tx, row.value(), members, new Message(conversation, seq, actor, "", "", Kind.LEFT, user, ports.time().now()));
            tx.commit();
        }
        return new Reply.Done();
    }

    private static Code refused(Row<Conversation> row, String actor) {
        if (row == null) {
            return Code.NO_SUCH_CONVERSATION;
        }
        return row.value().members().containsKey(actor) ? null : Code.NOT_A_MEMBER;
    }

    private static void append(Tx tx, Conversation old, Map<String, Long> members, Message message) {
        String partition = Keys.number(ChatPorts.FANOUT.partitionOf(message.conversation()));
        tx.put(OUTBOX, partition + "/" + Tables.message(message.conversation(), message.seq()),
                new FanOut(message.conversation(), message.seq()));
        tx.put(MESSAGES, Tables.message(message.conversation(), message.seq()), message);
        tx.put(CONVERSATIONS, message.conversation(),
                new Conversation(old.creator(), old.founders(), old.createdAt(), message.seq(), members));
    }

    // ---------------------------------------------------------------------------------------------------- messages

    @Override
    public Reply send(String user, String device, String conversation, String clientMessageId, String body) {
        boolean isText = body != null && !body.isEmpty() && body.length() <= ports.config().maxBody();
        if (!areNames(user, device, conversation, clientMessageId) || !isText) {
            return new Reply.Rejected(Code.INVALID);
        }
        long seq;
        long now = ports.time().now();
        try (Tx tx = ports.store().begin()) {
            Row<Conversation> row = tx.lock(CONVERSATIONS, conversation);
            if (row == null) {
                return new Reply.Rejected(Code.NO_SUCH_CONVERSATION);
            }
            Row<Sent> before = tx.get(SENT, Tables.sent(user, device, clientMessageId));
            if (before != null) {
                Sent sent = before.value();
                boolean isSame = sent.conversation().equals(conversation) && sent.body().equals(body);
                return isSame ? new Reply.Accepted(sent.seq(), sent.at()) : new Reply.Rejected(Code.ID_REUSED);
            }
            if (!row.value().members().containsKey(user)) {
                return new Reply.Rejected(Code.NOT_A_MEMBER);
            }
            seq = row.value().lastSeq() + 1;
            if (!tx.insert(SENT, Tables.sent(user, device, clientMessageId), new Sent(conversation, body, seq, now))) {
                return new Reply.Rejected(Code.ID_REUSED); // at this moment, in another conversation
            }
            append(tx, row.value(), row.value().members(),
                    new Message(conversation, seq, user, device, clientMessageId, Kind.TEXT, body, now));
            tx.commit();
        }
        return new Reply.Accepted(seq, now);
    }

    @Override
    public Reply sync(String user, String device, String conversation, long after) {
        if (!areNames(user, device, conversation) || after < 0) {
            return new Reply.Rejected(Code.INVALID);
        }
        // In this order: a stay that ends in between is known to have ended, and what comes in between is left for the next page.
        Row<Conversation> row = ports.store().get(CONVERSATIONS, conversation);
        if (row == null) {
            return new Reply.Rejected(Code.NO_SUCH_CONVERSATION);
        }
        Row<Participant> participant = ports.store().get(PARTICIPANTS, Tables.pair(conversation, user));
        long last = row.value().lastSeq();
        if (participant == null || after >= last) {
            return new Reply.Page(List.of(), after, false);
        }
        int most = ports.config().pageSize();
        List<Message> page = new ArrayList<>();
        for (Stay stay : participant.value().stays()) {
            long from = Math.max(after + 1, stay.from());
            long to = Math.min(stay.to(), last);
            if (from > to) {
                continue;
            }
            if (page.size() == most) {
                return new Reply.Page(page, page.getLast().seq(), true);
            }
            String begin = Tables.message(conversation, from);
            String end = Keys.after(Tables.message(conversation, to));
            for (Row<Message> message : ports.store().scan(MESSAGES, begin, end, most - page.size())) {
                page.add(message.value());
            }
            if (page.getLast().seq() < to) {
                return new Reply.Page(page, page.getLast().seq(), true);
            }
        }
        return new Reply.Page(page, last, false);
    }

    // ------------------------------------------------------------------------------------------------------ fan-out

    @Override
    public void fanout(int partition) {
        if (partition < 0 || partition >= ChatPorts.FANOUT.partitions()) {
            throw new IllegalArgumentException("there is no partition " + partition);
        }
        String prefix = Keys.number(partition) + "/";
        while (true) {
            try {
                for (Row<FanOut> waiting : ports.store().scan(OUTBOX, prefix, Keys.prefixEnd(prefix), BATCH)) {
                    deliver(waiting.value().conversation(), waiting.value().seq());
                    ports.store().delete(OUTBOX, waiting.id());
                }
                ports.time().sleep(WAIT_MILLIS);
            } catch (PortException | TxAborted failed) {
                ports.time().sleep(AFTER_FAILURE_MILLIS);
            }
        }
    }

    private void deliver(String conversation, long seq) {
        Message message = ports.store().get(MESSAGES, Tables.message(conversation, seq)).value();
        Conversation now = ports.store().get(CONVERSATIONS, conversation).value();
        Frame.Deliver frame = new Frame.Deliver(message);
        List<String> readers = new ArrayList<>();
        now.members().forEach((member, since) -> {
            if (since <= seq) {
                readers.add(member);
            }
        });
        if (message.kind() == Kind.LEFT) {
            readers.add(message.body());
        }
        for (int from = 0; from < readers.size(); from += MOST_IN_TRANSACTION) {
            try (Tx tx = ports.store().begin()) {
                for (String reader : readers.subList(from, Math.min(readers.size(), from + MOST_IN_TRANSACTION))) {
                    tx.put(INBOX, Tables.pair(reader, Tables.message(conversation, seq)), new FanOut(conversation, seq));
                }
                tx.commit();
            }
        }
        for (Map.Entry<String, Long> member : now.members().entrySet()) {
            if (member.getValue() <= seq) {
                push(member.getKey(), "", frame);
            }
        }
        if (message.kind() == Kind.LEFT) {
            push(message.body(), "", frame);
        }
    }

    /** To all open connections of a user's devices but one. */
    private void push(String user, String butDevice, Record frame) {
        for (Row<Tables.Device> device : devices(user)) {
            if (device.value().isOpen() && !device.id().equals(Tables.pair(user, butDevice))) {
                ports.push().send(device.value().connection(), frame);
            }
        }
    }

    // ----------------------------------------------------------------------------------------------------- receipts

    @Override
    public Reply ack(String user, String device, String conversation, long upTo) {
        return mark(user, device, conversation, upTo, false);
    }

    @Override
    public Reply read(String user, String device, String conversation, long upTo) {
        Reply reply = mark(user, device, conversation, upTo, true);
        if (reply instanceof Reply.Done) {
            Participant now = ports.store().get(PARTICIPANTS, Tables.pair(conversation, user)).value();
            push(user, device, new Frame.ReadUpTo(conversation, now.read()));
        }
        return reply;
    }

    private Reply mark(String user, String device, String conversation, long upTo, boolean isRead) {
        if (!areNames(user, device, conversation) || upTo < 0) {
            return new Reply.Rejected(Code.INVALID);
        }
        Row<Conversation> row = ports.store().get(CONVERSATIONS, conversation);
        if (row == null) {
            return new Reply.Rejected(Code.NO_SUCH_CONVERSATION);
        }
        long mark = Math.min(upTo, row.value().lastSeq());
        try (Tx tx = ports.store().begin()) {
            Row<Participant> participant = tx.lock(PARTICIPANTS, Tables.pair(conversation, user));
            if (participant == null) {
                return new Reply.Rejected(Code.NOT_A_MEMBER);
            }
            Participant old = participant.value();
            long delivered = Math.max(old.delivered(), mark);
            long read = isRead ? Math.max(old.read(), mark) : old.read();
            if (delivered > old.delivered() || read > old.read()) {
                tx.put(PARTICIPANTS, participant.id(), new Participant(old.stays(), delivered, read));
                tx.commit();
            }
        }
        String inbox = Tables.pair(user, conversation) + "/";
        String end = Keys.after(Tables.pair(user, Tables.message(conversation, mark)));
        for (Row<FanOut> waiting : ports.store().scan(INBOX, inbox, end, MOST_ROWS)) {
            ports.store().delete(INBOX, waiting.id());
        }
        return new Reply.Done();
    }

    @Override
    public Tick receipt(String conversation, long seq) {
        requireNames(conversation);
        if (seq < 0) {
            throw new IllegalArgumentException("a seq of " + seq);
        }
        Row<Message> message = ports.store().get(MESSAGES, Tables.message(conversation, seq));
        if (message == null) {
            return Tick.NONE;
        }
        boolean isDelivered = true;
        boolean isRead = true;
        String sender = Tables.pair(conversation, message.value().sender());
        String from = conversation + "/";
        List<Row<Participant>> some;
        do {
            some = ports.store().scan(PARTICIPANTS, from, Keys.prefixEnd(conversation + "/"), MOST_ROWS);
            for (Row<Participant> row : some) {
                Participant other = row.value();
                if (!row.id().equals(sender) && other.stays().stream().anyMatch(stay -> stay.from() <= seq && seq <= stay.to())) {
                    isDelivered &= other.delivered() >= seq;
                    isRead &= other.read() >= seq;
                }
                from = Keys.after(row.id());
            }
        } while (some.size() == MOST_ROWS);
        if (isRead) {
            return Tick.READ;
        }
        return isDelivered ? Tick.DELIVERED : Tick.SENT;
    }

    // ----------------------------------------------------------------------------------------------------- presence

    @Override
    public Reply beat(String user, String device, String connection) {
        if (!areNames(user, device, connection)) {
            return new Reply.Rejected(Code.INVALID);
        }
        seen(user, device, connection, true);
        List<Reply.Head> heads = new ArrayList<>();
        String from = user + "/";
        List<Row<Joined>> some;
        do {
            some = ports.store().scan(JOINED, from, Keys.prefixEnd(user + "/"), MOST_ROWS);
            for (Row<Joined> row : some) {
                String conversation = row.value().conversation();
                String inbox = Tables.pair(user, conversation) + "/";
                long last = 0;
                List<Row<FanOut>> waiting;
                do {
                    waiting = ports.store().scan(INBOX, inbox, Keys.prefixEnd(Tables.pair(user, conversation) + "/"), MOST_ROWS);
                    if (!waiting.isEmpty()) {
                        last = waiting.getLast().value().seq();
                        inbox = Keys.after(waiting.getLast().id());
                    }
                } while (waiting.size() == MOST_ROWS);
                Participant participant = ports.store().get(PARTICIPANTS, Tables.pair(conversation, user)).value();
                last = Math.max(last, participant.delivered());
                long newest = 0;
                for (Stay stay : participant.stays()) {
                    newest = stay.from() > last ? newest : Math.min(stay.to(), last);
                }
                heads.add(new Reply.Head(conversation, newest, participant.read()));
                from = Keys.after(row.id());
            }
        } while (some.size() == MOST_ROWS);
        return new Reply.Heads(heads);
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
