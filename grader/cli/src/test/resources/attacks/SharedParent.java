// attack: cheating the simulation: state in what the entry class inherits
// expects: refused static-state
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/raft/Base.java
package raft;

class Base {
    int servers;
}
//// src/main/java/raft/Solution.java
package raft;

import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftSolution;

public final class Solution extends Base implements RaftSolution {
    @Override
    public RaftNode server() {
        servers++;
        return new RaftServer();
    }
}
