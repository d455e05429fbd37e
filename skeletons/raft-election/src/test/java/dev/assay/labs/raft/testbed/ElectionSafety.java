package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.AppendEntries;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftStatus;
import dev.assay.labs.raft.Role;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Violation;

/** M1, Election Safety (Raft paper, figure 3): at most one server leads in a term, by its status or by what it sends. */
final class ElectionSafety implements Monitor<RaftMessage> {
    private static final int NOBODY = -1;

    private final RaftCluster cluster;
    private final TermTable leaders = new TermTable(NOBODY);

    ElectionSafety(RaftCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void sent(int from, int to, RaftMessage message) {
        if (message instanceof AppendEntries heartbeat) {
            leads(from, heartbeat.term());
        }
    }

    @Override
    public void handled(int id) {
        RaftStatus status = cluster.status(id);
        if (status.role() == Role.LEADER) {
            leads(id, status.term());
        }
    }

    private void leads(int id, long term) {
        int leader = leaders.get(term);
        if (leader == id) {
            return;
        }
        if (leader != NOBODY && !cluster.isPuppet(id)) {
            throw new Violation(
                    "M1", "Two leaders in term " + term + ": S" + Math.min(leader, id) + " and S" + Math.max(leader, id) + ".");
        }
        leaders.put(term, id);
    }
}
