// attack: killing or hanging: futures
// expects: refused java.util.concurrent
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.concurrent.CompletableFuture.runAsync(() -> { while (true) {} });
    }
}
