package chat;

import dev.assay.labs.chat.ChatDevice;
import dev.assay.labs.chat.DeviceContext;
import dev.assay.labs.chat.Frame;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Names;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The messenger on one device. Frames are hints; what counts is the cursor of each conversation, and what was pulled up to it. */
final class Handset implements ChatDevice {
    private static final String BEAT = "beat";
    private static final String UNSENT = "unsent";

    private DeviceContext ctx;
    private boolean isOnline;
    /** Calls that have no answer yet. */
    private final Map<Long, Request> calls = new HashMap<>();
    private final Map<String, Conversation> conversations = new TreeMap<>();

    /** What the device knows of a conversation. */
    private static final class Conversation {
        private final String name;
        /** All that the user may see up to here is in the history. */
        private long cursor;
        /** The newest that was heard of. */
        private long newest;
        /** Ids and texts in turn, the oldest first. */
        private final List<String> unsent = new ArrayList<>();
        private boolean isSyncing;
        private boolean isSending;
        private boolean isAcking;
        private boolean isReading;
        private long acked;
        private long read;
        private long toldRead;

        Conversation(String name, long cursor) {
            this.name = name;
            this.cursor = cursor;
        }
    }

    private Conversation of(String name) {
        return conversations.computeIfAbsent(name, any -> new Conversation(name, ctx.shown(name)));
    }

    // -------------------------------------------------------------------------------------------------------- events

    @Override
    public void boot(DeviceContext context) {
        ctx = context;
        for (String name : ctx.load(UNSENT)) {
            of(name).unsent.addAll(ctx.load(UNSENT + " " + name));
        }
    }

    @Override
    public void onOnline() {
        isOnline = true;
        calls.clear(); // those of the connection before
        for (Conversation conversation : conversations.values()) {
            conversation.isSyncing = false;
            conversation.isSending = false;
            conversation.isAcking = false;
            conversation.isReading = false;
            send(conversation);
            tellRead(conversation);
        }
        beat();
    }

    @Override
    public void onOffline() {
        isOnline = false;
    }

    @Override
    public void onFrame(Frame frame) {
        if (frame instanceof Frame.Deliver deliver) {
            Message message = deliver.message();
            Conversation conversation = of(message.conversation());
            if (message.seq() > conversation.cursor) {
                conversation.newest = Math.max(conversation.newest, message.seq());
                catchUp(conversation);
            }
        }
    }

    /** Complete as it is. */
    @Override
    public void onReply(long id, Reply reply) {
        switch (calls.remove(id)) {
            case null -> {} // of a connection before
            case Request.Send send -> sent(send, reply);
            case Request.Sync sync -> synced(sync, reply);
            case Request.Ack ack -> acked(ack, reply);
            case Request.Read read -> told(read, reply);
            case Request.Beat beat -> beaten(reply);
        }
    }

    @Override
    public void onFailed(long id) {
        Request failed = calls.remove(id);
        if (failed == null || !isOnline) {
            return;
        }
        if (failed instanceof Request.Beat) {
            beat();
        } else {
            ask(failed);
        }
    }

    @Override
    public void onTimer(String name) {
        if (isOnline && name.equals(BEAT)) {
            beat();
        }
    }

    @Override
    public void userSends(String conversation, String text) {
        if (!Names.isName(conversation) || text == null || text.isEmpty() || text.length() > ctx.config().maxBody()) {
            throw new IllegalArgumentException("a message to " + conversation + ": " + text);
        }
        Conversation there = of(conversation);
        there.unsent.add(ctx.newId());
        there.unsent.add(text);
        save(there);
        send(there);
    }

    @Override
    public void userReads(String conversation, long upTo) {
        if (!Names.isName(conversation) || upTo < 0) {
            throw new IllegalArgumentException(conversation + " is read up to " + upTo);
        }
        Conversation there = of(conversation);
        there.read = Math.max(there.read, upTo);
        tellRead(there);
    }

    /** Asks the servers, and remembers what was asked. */
    private void ask(Request request) {
        calls.put(ctx.call(request), request);
    }

    // ------------------------------------------------------------------------------------------------------- sending

    private void save(Conversation conversation) {
        ctx.save(UNSENT + " " + conversation.name, List.copyOf(conversation.unsent));
        List<String> names = ctx.load(UNSENT);
        if (!names.contains(conversation.name)) {
            List<String> more = new ArrayList<>(names);
            more.add(conversation.name);
            ctx.save(UNSENT, more);
        }
    }

    /** One at a time: the next only when the server has this one. */
    private void send(Conversation conversation) {
        if (isOnline && !conversation.isSending && !conversation.unsent.isEmpty()) {
            conversation.isSending = true;
            ask(new Request.Send(conversation.name, conversation.unsent.get(0), conversation.unsent.get(1)));
        }
    }

    private void sent(Request.Send send, Reply reply) {
        Conversation conversation = of(send.conversation());
        conversation.isSending = false;
        if (!conversation.unsent.isEmpty() && conversation.unsent.getFirst().equals(send.clientMessageId())) {
            conversation.unsent.removeFirst();
            conversation.unsent.removeFirst();
            save(conversation);
        }
        send(conversation);
    }

    // ----------------------------------------------------------------------------------------------------- receiving

    private void catchUp(Conversation conversation) {
        if (conversation.newest > conversation.cursor) {
            sync(conversation);
        }
        ack(conversation);
    }

    private void sync(Conversation conversation) {
        if (isOnline && !conversation.isSyncing) {
            conversation.isSyncing = true;
            ask(new Request.Sync(conversation.name, conversation.cursor));
        }
    }

    private void synced(Request.Sync sync, Reply reply) {
        Conversation conversation = of(sync.conversation());
        conversation.isSyncing = false;
        if (reply instanceof Reply.Page page) {
            for (Message message : page.messages()) {
                if (message.seq() > conversation.cursor) {
                    ctx.show(message);
                    conversation.cursor = message.seq();
                }
            }
            conversation.cursor = Math.max(conversation.cursor, page.coveredUpTo());
            if (page.more()) {
                sync(conversation);
            }
            catchUp(conversation);
        }
    }

    private void ack(Conversation conversation) {
        if (isOnline && !conversation.isAcking && conversation.acked < conversation.cursor) {
            conversation.isAcking = true;
            ask(new Request.Ack(conversation.name, conversation.cursor));
        }
    }

    private void acked(Request.Ack ack, Reply reply) {
        Conversation conversation = of(ack.conversation());
        conversation.isAcking = false;
        conversation.acked = Math.max(conversation.acked, ack.upTo());
        ack(conversation);
    }

    private void tellRead(Conversation conversation) {
        if (isOnline && !conversation.isReading && conversation.toldRead < conversation.read) {
            conversation.isReading = true;
            ask(new Request.Read(conversation.name, conversation.read));
        }
    }

    private void told(Request.Read read, Reply reply) {
        Conversation conversation = of(read.conversation());
        conversation.isReading = false;
        conversation.toldRead = Math.max(conversation.toldRead, read.upTo());
        tellRead(conversation);
    }

    private void beat() {
        ask(new Request.Beat());
        ctx.timer(BEAT, ctx.config().beatMillis());
    }

    private void beaten(Reply reply) {
        if (reply instanceof Reply.Heads heads) {
            for (Reply.Head head : heads.heads()) {
                Conversation conversation = of(head.conversation());
                if (head.lastSeq() > conversation.cursor) {
                    sync(conversation);
                }
                ack(conversation);
            }
        }
    }
}
