// attack: escaping the check: Unsafe
// expects: refused sun.misc
package raft;

final class Attack {
    static void run() throws Exception {
        sun.misc.Unsafe.getUnsafe().allocateMemory(1L << 40);
    }
}
