package dev.assay.labs.raft;

import dev.assay.kit.Node;

/**
 * A Raft server, as far as leader election goes. You write {@code RaftServer implements RaftNode}.
 *
 * <p><b>Answers.</b> A {@link RequestVote} or {@link AppendEntries} of an older term is answered with your term and
 * {@code granted}/{@code success} false. Asked again by the candidate that has your vote of this term, grant it again:
 * the first reply may be lost.
 *
 * <p><b>Timing contract.</b> A leader sends each follower at most 10.5 messages a second. An election timeout is drawn
 * afresh whenever it is armed, lies within 150 to 1,000 ms, varies over a range of at least 100 ms, and exceeds the
 * heartbeat interval by 50 ms or more. A new leader announces itself to everybody within 20 ms. No server ever sends
 * more than 40 messages within a second to one other server.
 */
public interface RaftNode extends Node<RaftMessage, RaftContext> {
    /** No server: nobody has the vote. */
    int NONE = -1;

    /**
     * What the server believes about itself right now. It must not change anything; the tests call it after every
     * event.
     *
     * @return never null
     */
    RaftStatus status();
}
