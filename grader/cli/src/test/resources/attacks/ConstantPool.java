// attack: packaging: a constant-pool bomb
// expects: uncompilable too many constants
package raft;

final class Attack {
    @6{static long[] m#() {
        return new long[] {@@5500{#*L,}@@};
    }

    }@

    static void run() throws Exception {
    }
}
