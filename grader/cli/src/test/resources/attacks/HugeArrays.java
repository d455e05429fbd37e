// attack: killing or hanging: a huge array of arrays
// expects: spent MEMORY
package raft;

final class Attack {
    static void run() throws Exception {
        int[][][] all = new int[1_000][1_000][1_000];
        all[0][0][0] = 1;
    }
}
