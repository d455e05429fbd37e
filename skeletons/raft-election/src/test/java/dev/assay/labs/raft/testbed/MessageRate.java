package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.RaftMessage;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Violation;
import java.util.Arrays;

/** M10, at all times: no server sends more than so many messages within a second to one other server. */
final class MessageRate implements Monitor<RaftMessage> {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final RaftCluster cluster;
    private final int perSecond;
    /** For each pair the times of its last messages, as a ring. */
    private final long[][] times;

    private final int[] next;

    MessageRate(RaftCluster cluster, int perSecond) {
        this.cluster = cluster;
        this.perSecond = perSecond;
        int pairs = cluster.size() * cluster.size();
        this.times = new long[pairs][perSecond];
        this.next = new int[pairs];
        for (long[] ring : times) {
            Arrays.fill(ring, -SECOND_NANOS);
        }
    }

    @Override
    public void sent(int from, int to, RaftMessage message) {
        int pair = from * cluster.size() + to;
        long now = cluster.world().nowNanos();
        if (now - times[pair][next[pair]] < SECOND_NANOS) {
            throw new Violation(
                    "M10",
                    "S" + from + " sent more than " + perSecond + " messages to S" + to + " within one second; "
                            + perSecond + " is the limit.");
        }
        times[pair][next[pair]] = now;
        next[pair] = (next[pair] + 1) % perSecond;
    }
}
