package dev.assay.labs.chat;

/** What servers push to an open connection of a device. */
public sealed interface Frame {
    /** A message has come. */
    record Deliver(Message message) implements Frame {}

    /** The user has read this far on another device. */
    record ReadUpTo(String conversation, long seq) implements Frame {}
}
