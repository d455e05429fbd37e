// attack: escaping the check: method handles
// expects: refused java.lang.invoke
package raft;

final class Attack {
    static void run() throws Exception {
        java.lang.invoke.MethodHandles.lookup();
    }
}
