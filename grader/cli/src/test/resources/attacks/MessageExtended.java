// attack: cheating the simulation: a message of its own, which can change
// expects: uncompilable not allowed
package raft;

final class Attack {
    static final class Message implements dev.assay.labs.raft.RaftMessage {
        long term;

        @Override
        public long term() {
            return term++;
        }
    }

    static void run() throws Exception {
    }
}
