// attack: cheating the simulation: one server for all
// expects: refused static-state
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/raft/Solution.java
package raft;

import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftSolution;

public final class Solution implements RaftSolution {
    private final RaftServer only = new RaftServer();

    @Override
    public RaftNode server() {
        return only;
    }
}
