// attack: cheating the simulation: signalling through system properties
// expects: refused System.setProperty
package raft;

final class Attack {
    static void run() throws Exception {
        System.setProperty("leader", "3");
    }
}
