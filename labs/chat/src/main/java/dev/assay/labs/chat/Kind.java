package dev.assay.labs.chat;

/** What a message is about. */
public enum Kind {
    /** Somebody wrote it. */
    TEXT,
    /** A user was added. */
    JOINED,
    /** A user was removed. */
    LEFT
}
