// attack: cheating the simulation: reading real time by java.time
// expects: refused java.time
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.time.Instant.now());
    }
}
