package dev.assay.simulator;

/** Something that a nemesis does to a cluster. Acts are data, so that a plan can be printed, repeated and shortened. */
public sealed interface Act {
    /** Does it. An act that makes no sense any more (booting a node that runs) does nothing. */
    void perform(Cluster<?, ?, ?> cluster);

    /** Cuts all links of a node. */
    record Isolate(int id) implements Act {
        @Override
        public void perform(Cluster<?, ?, ?> cluster) {
            cluster.network().isolate(id);
        }
    }

    /** Takes an isolation back. */
    record Reconnect(int id) implements Act {
        @Override
        public void perform(Cluster<?, ?, ?> cluster) {
            cluster.network().reconnect(id);
        }
    }

    /** Repairs all links. */
    record Heal() implements Act {
        @Override
        public void perform(Cluster<?, ?, ?> cluster) {
            cluster.network().heal();
        }
    }

    /** Cuts a link in one direction, or repairs it if it is cut. */
    record FlipLink(int from, int to) implements Act {
        @Override
        public void perform(Cluster<?, ?, ?> cluster) {
            if (cluster.network().isCut(from, to)) {
                cluster.network().mend(from, to);
            } else {
                cluster.network().cut(from, to);
            }
        }
    }

    /** Crashes a node between two handlers. */
    record Crash(int id) implements Act {
        @Override
        public void perform(Cluster<?, ?, ?> cluster) {
            cluster.crash(id);
        }
    }

    /** Crashes a node inside its next handler, after so many outside effects. */
    record CrashInside(int id, int effects) implements Act {
        @Override
        public void perform(Cluster<?, ?, ?> cluster) {
            if (cluster.isAlive(id)) {
                cluster.crashInNextHandler(id, effects);
            }
        }
    }

    /** Boots a node. */
    record Boot(int id) implements Act {
        @Override
        public void perform(Cluster<?, ?, ?> cluster) {
            if (!cluster.isAlive(id)) {
                cluster.boot(id);
            }
        }
    }

    /** Boots all nodes that do not run. */
    record BootAll() implements Act {
        @Override
        public void perform(Cluster<?, ?, ?> cluster) {
            cluster.bootAll();
        }
    }
}
