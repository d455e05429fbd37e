// attack: cheating the simulation: signalling through the name of a thread
// expects: refused Thread
package raft;

final class Attack {
    static void run() throws Exception {
        Thread.currentThread().setName("seen");
    }
}
