// attack: forging the score: the error that stops student code
// expects: uncompilable dev.assay.simulator
package raft;

final class Attack {
    static void run() throws Exception {
        throw dev.assay.simulator.fuel.Exhausted.class.getDeclaredConstructor().newInstance();
    }
}
