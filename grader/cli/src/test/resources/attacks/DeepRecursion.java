// attack: killing or hanging: deep recursion
// expects: spent DEPTH
package raft;

final class Attack {
    static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    static void run() throws Exception {
        deeper(0);
    }
}
