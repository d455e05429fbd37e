// attack: killing or hanging: waiting for ever
// expects: refused wait
package raft;

final class Attack {
    void forever() throws InterruptedException {
        this.wait();
    }

    static void run() throws Exception {
        new Attack().forever();
    }
}
