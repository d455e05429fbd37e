// attack: cheating the simulation: a context of its own
// expects: passed
package raft;

final class Attack {
    /** Nothing but a type: whoever makes one has only deceived itself. */
    abstract static class Own implements dev.assay.labs.raft.RaftContext {}

    static void run() throws Exception {
    }
}
