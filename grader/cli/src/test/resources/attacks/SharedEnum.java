// attack: cheating the simulation: static state in an enum
// expects: refused static-state
package raft;

final class Attack {
    enum Leader {
        ONE;

        int id;
    }

    static void run() throws Exception {
        Leader.ONE.id = 3;
    }
}
