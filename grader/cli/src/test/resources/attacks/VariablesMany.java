// attack: packaging: a method of a thousand variables
// expects: refused size
package raft;

final class Attack {
    static void run() throws Exception {
        @1000{long v# = #;
        }@
    }
}
