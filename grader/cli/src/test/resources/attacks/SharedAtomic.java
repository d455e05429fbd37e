// attack: cheating the simulation: static state in an atomic
// expects: refused static-state
package raft;

final class Attack {
    private static final java.util.concurrent.atomic.AtomicInteger SHARED = new java.util.concurrent.atomic.AtomicInteger();

    static void run() throws Exception {
        SHARED.incrementAndGet();
    }
}
