// attack: escaping the check: ServiceLoader
// expects: refused java.util.ServiceLoader
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.ServiceLoader.load(Runnable.class).findFirst();
    }
}
