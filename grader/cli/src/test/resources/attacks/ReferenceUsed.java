// attack: escaping the check: references that tell when memory is collected
// expects: refused java.lang.ref
package raft;

final class Attack {
    static void run() throws Exception {
        new java.lang.ref.WeakReference<>(new Object()).get();
    }
}
