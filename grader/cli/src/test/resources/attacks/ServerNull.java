// attack: forging the score: no server at all
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
    @Override
    public RaftNode server() {
        return null;
    }
}
