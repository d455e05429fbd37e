// attack: killing or hanging: waiting for ever
// expects: failed DEADLOCK
package raft;

final class Attack {
    void forever() throws InterruptedException {
        this.wait();
    }

    static void run() throws Exception {
        new Attack().forever();
    }
}
