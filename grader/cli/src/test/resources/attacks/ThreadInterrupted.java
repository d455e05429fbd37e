// attack: killing or hanging: interrupting the examination
// expects: refused Thread
package raft;

final class Attack {
    static void run() throws Exception {
        Thread.currentThread().interrupt();
    }
}
