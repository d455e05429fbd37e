// attack: cheating the simulation: static state in an iterator
// expects: refused static-state
package raft;

final class Attack {
    private static final java.util.Iterator<Integer> NEXT = java.util.List.of(1, 2, 3).iterator();

    static void run() throws Exception {
        NEXT.next();
    }
}
