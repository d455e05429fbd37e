// attack: packaging: errors without end
// expects: uncompilable cannot find
package raft;

final class Attack {
    static void run() throws Exception {
        @5000{y#();
        }@
    }
}
