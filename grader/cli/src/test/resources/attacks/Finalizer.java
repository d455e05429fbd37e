// attack: escaping the check: finalizers
// expects: refused finalize
package raft;

final class Attack {
    @Override
    @SuppressWarnings("removal")
    protected void finalize() {
        while (true) {}
    }

    static void run() throws Exception {
        new Attack();
    }
}
