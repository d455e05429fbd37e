// attack: escaping the check: native methods
// expects: refused native
package raft;

final class Attack {
    static native void strike();

    static void run() throws Exception {
        strike();
    }
}
