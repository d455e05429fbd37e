// attack: cheating the simulation: randomness of one's own
// expects: refused java.util.Random
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(new java.util.Random().nextInt());
    }
}
