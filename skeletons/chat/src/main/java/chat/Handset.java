package chat;

import dev.assay.labs.chat.ChatDevice;
import dev.assay.labs.chat.DeviceContext;
import dev.assay.labs.chat.Frame;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Names;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Request;
import java.util.HashMap;
import java.util.Map;

/** The messenger on one device. Frames are hints; what counts is the cursor of each conversation, and what was pulled up to it. */
final class Handset implements ChatDevice {
    private DeviceContext ctx;
    private boolean isOnline;
    /** Calls that have no answer yet. */
    private final Map<Long, Request> calls = new HashMap<>();
    // -------------------------------------------------------------------------------------------------------- events

    @Override
    public void boot(DeviceContext context) {
        ctx = context;
        // TODO What did the user write that was not sent before the crash?
    }

    @Override
    public void onOnline() {
        isOnline = true;
        calls.clear(); // those of the connection before
        // TODO What was missed? What waits to be sent?
    }

    @Override
    public void onOffline() {
        isOnline = false;
    }

    @Override
    public void onFrame(Frame frame) {
        // TODO Is it the next one?
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
        // TODO It may have happened, or not.
    }

    @Override
    public void onTimer(String name) {
        // TODO
    }

    @Override
    public void userSends(String conversation, String text) {
        if (!Names.isName(conversation) || text == null || text.isEmpty() || text.length() > ctx.config().maxBody()) {
            throw new IllegalArgumentException("a message to " + conversation + ": " + text);
        }
        // TODO
    }

    @Override
    public void userReads(String conversation, long upTo) {
        if (!Names.isName(conversation) || upTo < 0) {
            throw new IllegalArgumentException(conversation + " is read up to " + upTo);
        }
        // TODO
    }

    /** Asks the servers, and remembers what was asked. */
    private void ask(Request request) {
        calls.put(ctx.call(request), request);
    }

    // ------------------------------------------------------------------------------------------------------- sending

    private void sent(Request.Send send, Reply reply) {
        // TODO
    }

    // ----------------------------------------------------------------------------------------------------- receiving

    private void synced(Request.Sync sync, Reply reply) {
        // TODO
    }

    private void acked(Request.Ack ack, Reply reply) {
        // TODO
    }

    private void told(Request.Read read, Reply reply) {
        // TODO
    }

    private void beaten(Reply reply) {
        // TODO
    }
}
