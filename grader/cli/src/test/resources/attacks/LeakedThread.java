// attack: killing or hanging: a leaked thread
// expects: refused Thread
package raft;

final class Attack {
    static void run() throws Exception {
        Thread thread = new Thread(() -> { while (true) {} });
        thread.setDaemon(false);
        thread.start();
    }
}
