// attack: escaping the check: variable handles
// expects: refused java.lang.invoke
package raft;

final class Attack {
    static void run() throws Exception {
        java.lang.invoke.VarHandle.fullFence();
    }
}
