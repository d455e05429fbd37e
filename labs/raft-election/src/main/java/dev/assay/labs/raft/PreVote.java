package dev.assay.labs.raft;

/**
 * Optional (Raft thesis, section 9.6): a server asks whether it would get votes before it really campaigns. Nobody's
 * term changes. A server that does not use pre-votes may ignore it.
 *
 * @param term the term that the sender would campaign in
 * @param lastLogIndex index of the last entry of the sender's log, 0 when it is empty
 * @param lastLogTerm term of that entry, 0 when the log is empty
 */
public record PreVote(long term, long lastLogIndex, long lastLogTerm) implements RaftMessage {}
