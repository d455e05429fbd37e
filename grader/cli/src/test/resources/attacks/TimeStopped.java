// attack: killing or hanging: a timer for now, again and again
// expects: failed REST
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
        return new Restless();
    }

    private static final class Restless implements RaftNode {
        private final RaftServer server = new RaftServer();
        private RaftContext ctx;

        @Override
        public void start(RaftContext context) {
            ctx = context;
            server.start(context);
            context.setTimer("again", 0);
        }

        @Override
        public void receive(int from, RaftMessage message) {
            server.receive(from, message);
        }

        @Override
        public void timer(String name) {
            if (name.equals("again")) {
                ctx.setTimer("again", 0);
            } else {
                server.timer(name);
            }
        }

        @Override
        public RaftStatus status() {
            return server.status();
        }
    }
}
