// attack: packaging: finally within finally, each twice as large
// expects: uncompilable code too large
package raft;

final class Attack {
    static void run() throws Exception {
        @13{try { run(); } finally { }@run();@13{ }}@
    }
}
