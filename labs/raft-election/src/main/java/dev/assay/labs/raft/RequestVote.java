package dev.assay.labs.raft;

/**
 * A candidate asks for a vote. It must be answered, even when its term is old.
 *
 * @param term the candidate's term
 * @param lastLogIndex index of the last entry of the candidate's log, 0 when it is empty
 * @param lastLogTerm term of that entry, 0 when the log is empty
 */
public record RequestVote(long term, long lastLogIndex, long lastLogTerm) implements RaftMessage {}
