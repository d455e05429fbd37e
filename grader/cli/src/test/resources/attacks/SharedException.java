// attack: cheating the simulation: static state in an exception
// expects: refused static-state
package raft;

final class Attack {
    private static final RuntimeException SEEN = new RuntimeException();

    static void run() throws Exception {
        SEEN.addSuppressed(new RuntimeException());
    }
}
