// attack: cheating the simulation: state in the entry class
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
    private final java.util.List<RaftNode> all = new java.util.ArrayList<>();

    @Override
    public RaftNode server() {
        all.add(new RaftServer());
        return all.get(0);
    }
}
