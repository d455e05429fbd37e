// attack: cheating the simulation: signalling through class locks
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
        synchronized (String.class) {
            System.out.println();
        }
    }
}
