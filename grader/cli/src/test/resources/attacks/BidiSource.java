// attack: packaging: bidirectional controls that hide code from its reader
// expects: refused System.exit
package raft;

final class Attack {
    static void run() throws Exception {
        /* ‮ } ⁦ if (isAdmin) ⁩ ⁦ begin */ System.exit(0); /* end ‮ { ⁦ */
    }
}
