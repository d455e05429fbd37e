// attack: cheating the simulation: signalling through class locks
// expects: refused monitor
package raft;

final class Attack {
    static void run() throws Exception {
        synchronized (String.class) {
            System.out.println();
        }
    }
}
