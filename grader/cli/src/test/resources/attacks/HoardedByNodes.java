// attack: killing or hanging: much memory in every schedule, as much as there is in all of them together
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {}
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
        return new Hoarder();
    }

    private static final class Hoarder implements RaftNode {
        private final RaftServer server = new RaftServer();
        private final byte[] hoard = new byte[4 << 20];

        @Override
        public void start(RaftContext context) {
            hoard[context.self()] = 1;
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
            return server.status();
        }
    }
}
