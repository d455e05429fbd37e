// attack: reading what is hidden: test classes by their name
// expects: uncompilable hidden
package raft;

final class Attack {
    static void run() throws Exception {
        dev.assay.labs.raft.hidden.OneServer.class.getName();
    }
}
