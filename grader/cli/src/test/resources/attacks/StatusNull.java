// attack: forging the score: no answer at all
// expects: failed
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/raft/Solution.java
package raft;

import dev.assay.labs.raft.RaftContext;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.RaftStatus;

public final class Solution implements RaftSolution {
    @Override
    public RaftNode server() {
        return new Liar(new RaftServer());
    }

    private record Liar(RaftServer server) implements RaftNode {
        @Override
        public void start(RaftContext context) {
            server.start(context);
        }

        @Override
        public void receive(int from, RaftMessage message) {
            server.receive(from, message);
        }

        @Override
        public void timer(String name) {
            server.timer(name);
        }

        @Override
        public RaftStatus status() {
            return null;
        }


    }
}
