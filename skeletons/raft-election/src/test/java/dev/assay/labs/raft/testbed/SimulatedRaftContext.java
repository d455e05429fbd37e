package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.RaftContext;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.Stable;
import dev.assay.simulator.Machine;
import dev.assay.simulator.NodeContext;

/** The context of a simulated Raft server: a write to the disk is an outside effect. */
final class SimulatedRaftContext extends NodeContext<RaftMessage> implements RaftContext {
    private final Stable stable;

    SimulatedRaftContext(Machine<RaftMessage> machine, Disk disk) {
        super(machine);
        this.stable = new SimulatedStable(disk);
    }

    @Override
    public Stable stable() {
        return stable;
    }

    private final class SimulatedStable implements Stable {
        private final Disk disk;

        SimulatedStable(Disk disk) {
            this.disk = disk;
        }

        @Override
        public HardState hardState() {
            return disk.hardState();
        }

        @Override
        public void save(HardState state) {
            if (state == null) {
                throw misuse("saved null; a hard state is never null.");
            }
            if (state.term() < 0 || state.votedFor() < RaftNode.NONE || state.votedFor() >= clusterSize()) {
                throw misuse("saved " + state + ", which is no term and server of this cluster.");
            }
            effect(state, () -> disk.write(state));
        }

        @Override
        public long lastLogIndex() {
            return disk.lastLogIndex();
        }

        @Override
        public long lastLogTerm() {
            return disk.lastLogTerm();
        }
    }
}
