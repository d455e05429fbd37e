// attack: killing or hanging: a latch that nobody opens
// expects: refused java.util.concurrent
package raft;

final class Attack {
    static void run() throws Exception {
        new java.util.concurrent.CountDownLatch(1).await();
    }
}
