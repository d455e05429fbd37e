// attack: escaping the check: a map that tells when memory is collected
// expects: refused java.util.WeakHashMap
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.WeakHashMap<Object, Object>().size();
    }
}
