// attack: cheating the simulation: static state in an array
// expects: refused static-state
package raft;

final class Attack {
    private static final int[] SHARED = new int[1];

    static void run() throws Exception {
        SHARED[0]++;
    }
}
