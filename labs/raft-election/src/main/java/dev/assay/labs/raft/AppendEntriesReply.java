package dev.assay.labs.raft;

/**
 * The answer to an {@link AppendEntries}.
 *
 * @param term the follower's term, after it has handled the heartbeat
 * @param success false when the heartbeat's term was older than the follower's
 */
public record AppendEntriesReply(long term, boolean success) implements RaftMessage {}
