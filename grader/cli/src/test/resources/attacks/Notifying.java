// attack: killing or hanging: waking others
// expects: passed
package raft;

final class Attack {
    void wake() {
        this.notifyAll();
    }

    static void run() throws Exception {
        new Attack().wake();
    }
}
