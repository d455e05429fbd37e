// attack: killing or hanging: sleeping
// expects: refused Thread
package raft;

final class Attack {
    static void run() throws Exception {
        Thread.sleep(1_000_000);
    }
}
