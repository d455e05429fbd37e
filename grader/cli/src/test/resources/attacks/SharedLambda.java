// attack: cheating the simulation: static state behind a lambda
// expects: refused static-state
package raft;

final class Attack {
    private static final java.util.function.Supplier<int[]> SHARED = keep(new int[1]);

    static java.util.function.Supplier<int[]> keep(int[] kept) {
        return () -> kept;
    }

    static void run() throws Exception {
        SHARED.get()[0]++;
    }
}
