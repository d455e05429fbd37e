// attack: cheating the simulation: identity hash codes, in a map
// expects: refused java.util.IdentityHashMap
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.IdentityHashMap<Object, Object>().put(new Object(), 1);
    }
}
