package dev.assay.labs.raft;

/**
 * A leader's heartbeat. (In full Raft it also carries log entries; this lab needs only the leader's term.) It must be
 * answered, even when its term is old.
 *
 * @param term the leader's term
 */
public record AppendEntries(long term) implements RaftMessage {}
