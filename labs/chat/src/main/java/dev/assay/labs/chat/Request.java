package dev.assay.labs.chat;

/** What a device asks of the servers. Who asks, and from which device and connection, is known to the network. */
public sealed interface Request {
    /** {@link ChatService#send}: Accepted or Rejected. */
    record Send(String conversation, String clientMessageId, String body) implements Request {}

    /** {@link ChatService#sync}: Page or Rejected. */
    record Sync(String conversation, long after) implements Request {}

    /** {@link ChatService#ack}: Done or Rejected. */
    record Ack(String conversation, long upTo) implements Request {}

    /** {@link ChatService#read}: Done or Rejected. */
    record Read(String conversation, long upTo) implements Request {}

    /** {@link ChatService#beat} of the open connection: Heads. */
    record Beat() implements Request {}
}
