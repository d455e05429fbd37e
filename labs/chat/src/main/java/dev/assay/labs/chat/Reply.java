package dev.assay.labs.chat;

import java.util.List;

/** What a server answers. */
public sealed interface Reply {
    /** Why a request is refused. It has had no effect, and it is of no use to repeat it as it is. */
    enum Code {
        /** A name, a number or a text is out of its range. */
        INVALID,
        /** There is no conversation of this name. */
        NO_SUCH_CONVERSATION,
        /** For {@code sync}, {@code ack} and {@code read}: and never was one. */
        NOT_A_MEMBER,
        /** The conversation would have more members than {@link ChatConfig#maxMembers}. */
        TOO_MANY_MEMBERS,
        /** This id was used before, for something else. */
        ID_REUSED
    }

    /**
     * A message is durable, or a conversation is.
     *
     * @param seq the message's; 0 for a conversation
     * @param at when it was accepted, milliseconds on the server's clock; the same whenever the request is repeated
     */
    record Accepted(long seq, long at) implements Reply {}

    /** Refused. */
    record Rejected(Code code) implements Reply {}

    /**
     * All messages that the asking user may see, from the asked place up to another.
     *
     * @param messages ascending, at most {@link ChatConfig#pageSize}
     * @param coveredUpTo there are no others that the user may see from the asked place up to here, this included
     * @param more whether the user may see some after that
     */
    record Page(List<Message> messages, long coveredUpTo, boolean more) implements Reply {}

    /** All conversations that a user is or was in, in any order. */
    record Heads(List<Head> heads) implements Reply {}

    /**
     * Where a user stands in a conversation.
     *
     * @param conversation which one
     * @param lastSeq the newest message that the user may see
     * @param readUpTo how far the user has read, on any device; 0 if not at all
     */
    record Head(String conversation, long lastSeq, long readUpTo) {}

    /** Done, or it had been done before. */
    record Done() implements Reply {}
}
