// attack: escaping the check: lambdas that can be serialised
// expects: refused serializable
package raft;

final class Attack {
    static void run() throws Exception {
        Runnable task = (Runnable & java.io.Serializable) () -> {};
        task.run();
    }
}
