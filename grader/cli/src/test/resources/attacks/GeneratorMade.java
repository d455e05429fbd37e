// attack: cheating the simulation: a generator of random numbers
// expects: refused java.util.
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(java.util.random.RandomGenerator.getDefault().nextInt());
    }
}
