// attack: escaping the check: Cleaner
// expects: refused java.lang.ref
package raft;

final class Attack {
    static void run() throws Exception {
        java.lang.ref.Cleaner.create().register(new Object(), () -> { while (true) {} });
    }
}
