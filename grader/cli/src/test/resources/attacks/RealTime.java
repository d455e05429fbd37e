// attack: cheating the simulation: reading real time
// expects: refused currentTimeMillis
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(System.currentTimeMillis());
    }
}
