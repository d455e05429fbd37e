// attack: killing or hanging: a set of one large number
// expects: spent MEMORY
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.BitSet().set(Integer.MAX_VALUE - 1);
    }
}
