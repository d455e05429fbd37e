// attack: killing or hanging: deadlock by locked methods
// expects: passed
package raft;

final class Attack {
    static synchronized void locked() {}

    static void run() throws Exception {
        locked();
    }
}
