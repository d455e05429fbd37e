// attack: killing or hanging: the common pool
// expects: refused java.util.concurrent
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.concurrent.ForkJoinPool.commonPool().submit(() -> { while (true) {} });
    }
}
