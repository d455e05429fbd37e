// attack: cheating the simulation: reading real time by a clock
// expects: refused java.time.Clock
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.time.Clock.systemUTC().millis());
    }
}
