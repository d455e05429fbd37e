// attack: killing or hanging: deadlock by locks
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {
        synchronized (new Object()) {
            System.out.println();
        }
    }
}
