// attack: cheating the simulation: static state shared between nodes
// expects: refused static-state
package raft;

final class Attack {
    private static final java.util.List<String> SHARED = new java.util.ArrayList<>();

    static void run() throws Exception {
        SHARED.add("here");
    }
}
