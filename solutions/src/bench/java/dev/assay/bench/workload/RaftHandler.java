package dev.assay.bench.workload;

import dev.assay.bench.IdleContext;
import dev.assay.labs.raft.AppendEntries;
import dev.assay.labs.raft.PreVote;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RequestVote;
import dev.assay.labs.raft.RequestVoteReply;
import java.util.function.LongSupplier;
import raft.Solution;

/** One server of the Raft reference that is sent 2,000 messages and a timer now and then; nobody hears its answers. */
public final class RaftHandler implements LongSupplier {
    @Override
    public long getAsLong() {
        IdleContext context = new IdleContext();
        RaftNode server = new Solution().server();
        server.start(context);
        for (int i = 0; i < 500; i++) {
            long term = i / 10;
            server.receive(1 + i % 4, new AppendEntries(term));
            server.receive(1 + i % 3, new RequestVote(term + 1, 0, 0));
            server.receive(2, new PreVote(term + 1, 0, 0));
            server.receive(3, new RequestVoteReply(term, i % 2 == 0));
            if (i % 50 == 49) {
                context.fireTimer(server);
            }
        }
        return context.sent() + server.status().term();
    }
}
