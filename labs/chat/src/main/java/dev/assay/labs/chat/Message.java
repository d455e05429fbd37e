package dev.assay.labs.chat;

/**
 * A message of a conversation.
 *
 * @param conversation which one
 * @param seq its place there: 1, 2, 3 ... without gaps
 * @param sender who wrote it; for {@link Kind#JOINED} and {@link Kind#LEFT}: who added or removed somebody
 * @param senderDevice on which device; empty for {@link Kind#JOINED} and {@link Kind#LEFT}
 * @param clientMessageId the device's name for it; empty for {@link Kind#JOINED} and {@link Kind#LEFT}
 * @param kind what it is about
 * @param body the text; for {@link Kind#JOINED} and {@link Kind#LEFT}: the user who was added or removed
 * @param at when it was accepted, milliseconds on the server's clock
 */
public record Message(
        String conversation, long seq, String sender, String senderDevice, String clientMessageId, Kind kind, String body, long at) {}
