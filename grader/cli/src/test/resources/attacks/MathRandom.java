// attack: cheating the simulation: real randomness
// expects: refused Math.random
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(Math.random());
    }
}
