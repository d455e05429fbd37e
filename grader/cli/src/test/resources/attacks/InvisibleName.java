// attack: packaging: bidirectional controls in the name of a class
// expects: failed API
package raft;

final class Attack {
    @SuppressWarnings("serial")
    static final class Owned‮001 extends RuntimeException {}

    static void run() throws Exception {
        throw new Owned‮001();
    }
}
