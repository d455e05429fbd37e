// attack: escaping the check: reflection
// expects: refused java.lang.reflect
package raft;

final class Attack {
    static void run() throws Exception {
        Runtime.class.getMethod("exit", int.class).invoke(null, 0);
    }
}
