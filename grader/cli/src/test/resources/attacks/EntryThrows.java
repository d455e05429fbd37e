// attack: forging the score: an entry class that cannot be made
// expects: failed
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
    public Solution() {
        throw new IllegalStateException("no");
    }

    @Override
    public RaftNode server() {
        return new RaftServer();
    }
}
