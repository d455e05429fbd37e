// attack: packaging: a 64 KiB method
// expects: uncompilable code too large
package raft;

final class Attack {
    static void run() throws Exception {
        int x = 0;
        @3300{x += x * 31 + 1234567 * x - x / 7654321 + 2222222 * x;
        }@
    }
}
