// attack: cheating the simulation: real randomness, of the thread
// expects: refused ThreadLocalRandom
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.util.concurrent.ThreadLocalRandom.current().nextInt());
    }
}
