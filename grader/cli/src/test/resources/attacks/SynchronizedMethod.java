// attack: killing or hanging: deadlock by locked methods
// expects: refused monitor
package raft;

final class Attack {
    static synchronized void locked() {}

    static void run() throws Exception {
        locked();
    }
}
