// attack: killing or hanging: a thread bomb
// expects: refused Thread
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {
            new Thread(() -> { while (true) {} }).start();
        }
    }
}
