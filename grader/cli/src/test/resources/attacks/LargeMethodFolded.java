// attack: packaging: a method of 64 KiB in one array
// expects: uncompilable code too large
package raft;

final class Attack {
    static final int[] TABLE = {@11000{1000#, }@};

    static void run() throws Exception {
    }
}
