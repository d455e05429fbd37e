// attack: killing or hanging: BigInteger.pow
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        new java.math.BigInteger("7").pow(1_000_000_000);
    }
}
