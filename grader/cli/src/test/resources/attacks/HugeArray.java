// attack: killing or hanging: a huge array
// expects: spent MEMORY
package raft;

final class Attack {
    static void run() throws Exception {
        long[] all = new long[Integer.MAX_VALUE - 8];
        all[0] = 1;
    }
}
