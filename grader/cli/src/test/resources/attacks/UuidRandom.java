// attack: cheating the simulation: randomness in identifiers
// expects: refused UUID.randomUUID
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.util.UUID.randomUUID());
    }
}
