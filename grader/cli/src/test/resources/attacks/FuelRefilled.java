// attack: forging the score: refilling the tank
// expects: uncompilable dev.assay.simulator
package raft;

final class Attack {
    static void run() throws Exception {
        dev.assay.simulator.fuel.Fuel.refill(Long.MAX_VALUE);
    }
}
