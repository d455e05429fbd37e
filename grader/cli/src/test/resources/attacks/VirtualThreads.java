// attack: killing or hanging: virtual threads
// expects: refused Thread
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {
            Thread.startVirtualThread(() -> { while (true) {} });
        }
    }
}
