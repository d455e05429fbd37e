package dev.assay.labs.raft;

/**
 * What servers say to each other. There are no sender fields: {@code from} in {@link RaftNode#receive} can be trusted.
 */
public sealed interface RaftMessage
        permits RequestVote, RequestVoteReply, AppendEntries, AppendEntriesReply, PreVote, PreVoteReply {
    /** The sender's term when it sent the message (in a {@link PreVote}: the term that it would campaign in). */
    long term();
}
