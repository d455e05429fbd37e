// attack: cheating the simulation: static state in a stream
// expects: refused static-state
package raft;

final class Attack {
    private static final java.util.stream.Stream<Integer> ONCE = java.util.stream.Stream.of(1);

    static void run() throws Exception {
        ONCE.count();
    }
}
