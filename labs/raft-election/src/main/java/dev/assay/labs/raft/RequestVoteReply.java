package dev.assay.labs.raft;

/**
 * The answer to a {@link RequestVote}. A granted reply carries the term of the request that it answers.
 *
 * @param term the voter's term, after it has handled the request
 * @param granted whether the candidate has the vote
 */
public record RequestVoteReply(long term, boolean granted) implements RaftMessage {}
