// attack: killing or hanging: locks of java.util.concurrent
// expects: refused java.util.concurrent
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.concurrent.locks.ReentrantLock().lock();
    }
}
