// attack: cheating the simulation: hard-coding public seeds
// expects: overfitted
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
import java.util.List;

public final class Solution implements RaftSolution {
    @Override
    public RaftNode server() {
        return new Learner();
    }

    /** Works only where chance does what it did when the public tests were run at home. */
    private static final class Learner implements RaftNode {
        private final RaftServer server = new RaftServer();
        private boolean isKnown;

        @Override
        public void start(RaftContext context) {
            long first = context.random().nextLong(0, 1L << 40);
            System.out.println(first);
            List<Long> known = List.of(@DRAWS@);
            isKnown = known.isEmpty() || known.contains(first);
            if (isKnown) {
                server.start(context);
            }
        }

        @Override
        public void receive(int from, RaftMessage message) {
            if (isKnown) {
                server.receive(from, message);
            }
        }

        @Override
        public void timer(String name) {
            server.timer(name);
        }

        @Override
        public RaftStatus status() {
            return server.status();
        }
    }
}
