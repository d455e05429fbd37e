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
    // BEGIN SOLUTION
    private static final String BEAT = "beat";
    private static final String UNSENT = "unsent";

    // END SOLUTION
    private DeviceContext ctx;
    private boolean isOnline;
    /** Calls that have no answer yet. */
    private final Map<Long, Request> calls = new HashMap<>();
    // BEGIN SOLUTION
    private final Map<String, Conversation> conversations = new TreeMap<>();

    /** What the device knows of a conversation. */
    private static final class Conversation {
        private final String name;
        /** All that the user may see up to here is in the history. */
        private long cursor;
        /** Came before something that is missing. */
        private final TreeMap<Long, Message> early = new TreeMap<>();
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

    // END SOLUTION
    // -------------------------------------------------------------------------------------------------------- events

    @Override
    public void boot(DeviceContext context) {
        ctx = context;
        // BEGIN SOLUTION
        // STUB: // TODO What did the user write that was not sent before the crash?
        for (String name : ctx.load(UNSENT)) {
            of(name).unsent.addAll(ctx.load(UNSENT + " " + name));
        }
        // END SOLUTION
    }

    @Override
    public void onOnline() {
        isOnline = true;
        calls.clear(); // those of the connection before
        // BEGIN SOLUTION
        // STUB: // TODO What was missed? What waits to be sent?
        for (Conversation conversation : conversations.values()) {
            conversation.isSyncing = false;
            conversation.isSending = false;
            conversation.isAcking = false;
            conversation.isReading = false;
            send(conversation);
            tellRead(conversation);
        }
        beat();
        // END SOLUTION
    }

    @Override
    public void onOffline() {
        isOnline = false;
    }

    @Override
    public void onFrame(Frame frame) {
        // BEGIN SOLUTION
        // STUB: // TODO Is it the next one?
        if (frame instanceof Frame.Deliver deliver) {
            Message message = deliver.message();
            Conversation conversation = of(message.conversation());
            if (message.seq() > conversation.cursor) {
                conversation.early.put(message.seq(), message);
                showEarly(conversation);
            }
        }
        // END SOLUTION
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
        // BEGIN SOLUTION
        // STUB: // TODO It may have happened, or not.
        if (failed instanceof Request.Beat) {
            beat();
        } else {
            ask(failed);
        }
        // END SOLUTION
    }

    @Override
    public void onTimer(String name) {
        // BEGIN SOLUTION
        // STUB: // TODO
        if (isOnline && name.equals(BEAT)) {
            beat();
        }
        // END SOLUTION
    }

    @Override
    public void userSends(String conversation, String text) {
        if (!Names.isName(conversation) || text == null || text.isEmpty() || text.length() > ctx.config().maxBody()) {
            throw new IllegalArgumentException("a message to " + conversation + ": " + text);
        }
        // BEGIN SOLUTION
        // STUB: // TODO
        Conversation there = of(conversation);
        there.unsent.add(ctx.newId());
        there.unsent.add(text);
        save(there);
        send(there);
        // END SOLUTION
    }

    @Override
    public void userReads(String conversation, long upTo) {
        if (!Names.isName(conversation) || upTo < 0) {
            throw new IllegalArgumentException(conversation + " is read up to " + upTo);
        }
        // BEGIN SOLUTION
        // STUB: // TODO
        Conversation there = of(conversation);
        there.read = Math.max(there.read, upTo);
        tellRead(there);
        // END SOLUTION
    }

    /** Asks the servers, and remembers what was asked. */
    private void ask(Request request) {
        calls.put(ctx.call(request), request);
    }

    // ------------------------------------------------------------------------------------------------------- sending

    // BEGIN SOLUTION
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

    // END SOLUTION
    private void sent(Request.Send send, Reply reply) {
        // BEGIN SOLUTION
        // STUB: // TODO
        Conversation conversation = of(send.conversation());
        conversation.isSending = false;
        if (!conversation.unsent.isEmpty() && conversation.unsent.getFirst().equals(send.clientMessageId())) {
            conversation.unsent.removeFirst();
            conversation.unsent.removeFirst();
            save(conversation);
        }
        send(conversation);
        // END SOLUTION
    }

    // ----------------------------------------------------------------------------------------------------- receiving

    // BEGIN SOLUTION
    private void showEarly(Conversation conversation) {
        conversation.early.headMap(conversation.cursor, true).clear();
        while (!conversation.early.isEmpty() && conversation.early.firstKey() == conversation.cursor + 1) {
            ctx.show(conversation.early.pollFirstEntry().getValue());
            conversation.cursor++;
        }
        if (!conversation.early.isEmpty()) {
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

    // END SOLUTION
    private void synced(Request.Sync sync, Reply reply) {
        // BEGIN SOLUTION
        // STUB: // TODO
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
            showEarly(conversation);
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void ack(Conversation conversation) {
        if (isOnline && !conversation.isAcking && conversation.acked < conversation.cursor) {
            conversation.isAcking = true;
            ask(new Request.Ack(conversation.name, conversation.cursor));
        }
    }

    // END SOLUTION
    private void acked(Request.Ack ack, Reply reply) {
        // BEGIN SOLUTION
        // STUB: // TODO
        Conversation conversation = of(ack.conversation());
        conversation.isAcking = false;
        conversation.acked = Math.max(conversation.acked, ack.upTo());
        ack(conversation);
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void tellRead(Conversation conversation) {
        if (isOnline && !conversation.isReading && conversation.toldRead < conversation.read) {
            conversation.isReading = true;
            ask(new Request.Read(conversation.name, conversation.read));
        }
    }

    // END SOLUTION
    private void told(Request.Read read, Reply reply) {
        // BEGIN SOLUTION
        // STUB: // TODO
        Conversation conversation = of(read.conversation());
        conversation.isReading = false;
        conversation.toldRead = Math.max(conversation.toldRead, read.upTo());
        tellRead(conversation);
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void beat() {
        ask(new Request.Beat());
        ctx.timer(BEAT, ctx.config().beatMillis());
    }

    // END SOLUTION
    private void beaten(Reply reply) {
        // BEGIN SOLUTION
        // STUB: // TODO
        if (reply instanceof Reply.Heads heads) {
            for (Reply.Head head : heads.heads()) {
                Conversation conversation = of(head.conversation());
                if (head.lastSeq() > conversation.cursor) {
                    sync(conversation);
                }
                ack(conversation);
            }
        }
        // END SOLUTION
    }
}
