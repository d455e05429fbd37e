package dev.assay.labs.chat;

import dev.assay.kit.port.Service;
import java.util.List;

/**
 * One server of the messenger. Several share the store and the log; requests come to any of them, at the same time, sometimes twice. They
 * do not tick: what runs by itself is {@link #fanout}.
 *
 * <p><b>Misuse.</b> A request that answers a {@link Reply} answers {@code Rejected(INVALID)} if a name is none ({@link Names#isName}), a
 * number is negative or a text is out of its range; the others throw {@link IllegalArgumentException}. <b>Failures.</b> A port's
 * exception may escape from any of them: the caller repeats its request.
 */
public interface ChatService extends Service {
    /**
     * Makes a conversation. Its name is {@code "c-" + requestId}. Again with the same id, creator and set of members: the same reply.
     * Otherwise {@code ID_REUSED}.
     *
     * @param requestId a name of at most 50 characters
     * @param members who is in it from the beginning; the creator always is, named here or not; who is named twice counts once
     * @return {@code Accepted(0, at)}, or INVALID, TOO_MANY_MEMBERS, ID_REUSED
     */
    Reply create(String requestId, String creator, List<String> members);

    /**
     * Adds a user to a conversation, and in the same moment a message of kind {@link Kind#JOINED}. Who is a member stays one:
     * {@code Done} without effect.
     *
     * @param actor who adds, a member
     * @return Done, or INVALID, NO_SUCH_CONVERSATION, NOT_A_MEMBER (the actor), TOO_MANY_MEMBERS
     */
    Reply add(String actor, String conversation, String user);

    /**
     * Removes a user from a conversation, and in the same moment adds a message of kind {@link Kind#LEFT}. Who is no member: {@code Done}
     * without effect.
     *
     * @param actor who removes, a member; perhaps the user
     * @return Done, or INVALID, NO_SUCH_CONVERSATION, NOT_A_MEMBER (the actor)
     */
    Reply remove(String actor, String conversation, String user);

    /**
     * Stores a message. User, device and clientMessageId name it for ever: the same again, at any time, on any server, at the same
     * moment, gives the same reply and no second message, even when the sender is no member any more; with another conversation or
     * another body it is {@code ID_REUSED}. Makes at most 12 port calls, however large the group is.
     *
     * @param body 1 to {@link ChatConfig#maxBody} characters
     * @return {@code Accepted(seq, at)}: the message is durable, and its seq is the one before it plus 1; or INVALID,
     *     NO_SUCH_CONVERSATION, ID_REUSED, NOT_A_MEMBER, looked for in this order
     */
    Reply send(String user, String device, String conversation, String clientMessageId, String body);

    /**
     * Gives messages that a user may see: those with a seq from that of the JOINED to that of the LEFT of each stay, both included. The
     * first members' stay begins with 1. Makes at most 4 port calls, and one more for each stay and for every 50
     * messages it gives.
     *
     * @param after only messages with a larger seq, at least 0
     * @return a Page; empty and covered up to {@code after} for who was never a member; or INVALID, NO_SUCH_CONVERSATION
     */
    Reply sync(String user, String device, String conversation, long after);

    /**
     * A device has all messages up to one. Never goes back; what is larger than the newest seq counts as that.
     *
     * @return Done, or INVALID, NO_SUCH_CONVERSATION, NOT_A_MEMBER
     */
    Reply ack(String user, String device, String conversation, long upTo);

    /**
     * A user has read all messages up to one, and so has them. Never goes back; what is larger than the newest seq counts as that. Pushes
     * {@link Frame.ReadUpTo} to the open connections of the user's other devices.
     *
     * @return Done, or INVALID, NO_SUCH_CONVERSATION, NOT_A_MEMBER
     */
    Reply read(String user, String device, String conversation, long upTo);

    /**
     * A heartbeat of a connection. If it is the device's newest and was not closed, the device was seen now.
     *
     * @return Heads, whichever connection it is; or INVALID
     */
    Reply beat(String user, String device, String connection);

    /**
     * A device has opened a connection. Connections of one device have names that grow (as texts): the newest counts. This, {@link #beat}
     * and {@link #disconnected} may come late and twice, and of an older connection they change nothing. What was closed stays closed.
     */
    void connected(String user, String device, String connection);

    /** A connection is closed. It may come before {@link #connected}, and it may never come. */
    void disconnected(String user, String device, String connection);

    /** Whether a user is there. */
    Presence presence(String user);

    /** How far a message has come. */
    Tick receipt(String conversation, long seq);

    /**
     * Pushes {@link Frame.Deliver} for every stored message to all open connections of all users who may see it: the sender's devices and
     * who was just removed are among them. Runs for ever, on a fiber of its own; no port's exception may end it. For each partition of
     * {@link ChatPorts#FANOUT} there is one server that runs it, from each of its starts on. Makes at most 2 + 2 * members + open
     * connections port calls a message, and those by which it finds out that there is one. Whoever uses another way than the log can look
     * for it here.
     *
     * @param partition 0 to 3
     */
    void fanout(int partition);
}
