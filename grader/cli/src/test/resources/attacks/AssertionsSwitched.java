// attack: cheating the simulation: signalling through the status of assertions
// expects: refused ClassLoader
package raft;

final class Attack {
    static void run() throws Exception {
        ClassLoader.getSystemClassLoader().setDefaultAssertionStatus(true);
    }
}
