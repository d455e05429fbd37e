package dev.assay.labs.raft;

/**
 * The answer to a {@link PreVote}.
 *
 * @param term the term of the pre-vote if it is granted, otherwise the answering server's term
 * @param granted whether the sender would get the vote
 */
public record PreVoteReply(long term, boolean granted) implements RaftMessage {}
