package dev.assay.labs.chat;

/** How far a message has come, as its sender sees it. */
public enum Tick {
    /** There is no such message. */
    NONE,
    /** A server has it. */
    SENT,
    /** Every other user who may see it has it on at least one device. */
    DELIVERED,
    /** Every other user who may see it has read it. Also if there is no such user. */
    READ
}
