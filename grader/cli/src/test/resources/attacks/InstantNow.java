// attack: cheating the simulation: reading real time by java.time
// expects: refused Instant.now
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.time.Instant.now());
    }
}
