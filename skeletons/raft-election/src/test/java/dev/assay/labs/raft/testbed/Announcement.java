package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.AppendEntries;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftStatus;
import dev.assay.labs.raft.Role;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Violation;

/** A new leader sends a heartbeat to everybody within 20 ms, unless it has lost its office by then. */
final class Announcement implements Monitor<RaftMessage> {
    private static final long LIMIT_NANOS = 20_000_000;
    private static final long NO_TERM = -1;

    private final RaftCluster cluster;
    private final long[] ledTerm;
    private final long[] sinceNanos;
    private final int[] told;

    Announcement(RaftCluster cluster) {
        this.cluster = cluster;
        this.ledTerm = new long[cluster.size()];
        this.sinceNanos = new long[cluster.size()];
        this.told = new int[cluster.size()];
        java.util.Arrays.fill(ledTerm, NO_TERM);
    }

    @Override
    public void sent(int from, int to, RaftMessage message) {
        if (message instanceof AppendEntries heartbeat) {
            leads(from, heartbeat.term());
            requireTold(from); // before it counts: the first heartbeat may itself come too late
            told[from] |= 1 << to;
        }
    }

    @Override
    public void crashed(int id) {
        ledTerm[id] = NO_TERM;
    }

    @Override
    public void handled(int id) {
        RaftStatus status = cluster.status(id);
        if (status.role() == Role.LEADER) {
            leads(id, status.term());
        } else {
            ledTerm[id] = NO_TERM;
        }
        for (int leader = 0; leader < cluster.size(); leader++) {
            requireTold(leader);
        }
    }

    private void requireTold(int leader) {
        int everybody = (1 << cluster.size()) - 1 & ~(1 << leader);
        boolean late = cluster.world().nowNanos() - sinceNanos[leader] > LIMIT_NANOS;
        if (ledTerm[leader] != NO_TERM && late && told[leader] != everybody) {
            int forgotten = Integer.numberOfTrailingZeros(everybody & ~told[leader]);
            throw new Violation(
                    "announce",
                    "S" + leader + " has led term " + ledTerm[leader] + " for 20 ms and has not told S" + forgotten + ".");
        }
    }

    private void leads(int id, long term) {
        if (ledTerm[id] != term) {
            ledTerm[id] = term;
            sinceNanos[id] = cluster.world().nowNanos();
            told[id] = 0;
        }
    }
}
