// attack: escaping the check: foreign functions
// expects: refused java.lang.foreign
package raft;

final class Attack {
    static void run() throws Exception {
        java.lang.foreign.Linker.nativeLinker();
    }
}
