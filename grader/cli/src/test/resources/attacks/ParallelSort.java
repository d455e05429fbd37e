// attack: killing or hanging: parallel sorting
// expects: refused parallelSort
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.Arrays.parallelSort(new int[1 << 20]);
    }
}
