// attack: packaging: a concatenation of thousands
// expects: uncompilable nested
package raft;

final class Attack {
    static void run() throws Exception {
        Object o = 1;
        String s = ""@5000{ + o}@;
    }
}
