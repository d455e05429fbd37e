// attack: cheating the simulation: reading real time, finely
// expects: refused nanoTime
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(System.nanoTime());
    }
}
