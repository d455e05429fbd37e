// attack: cheating the simulation: randomness in shuffling
// expects: refused shuffle
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.Collections.shuffle(new java.util.ArrayList<>(java.util.List.of(1, 2, 3)));
    }
}
