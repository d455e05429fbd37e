// attack: reading what is hidden: test classes by Class.forName
// expects: refused Class.forName
package raft;

final class Attack {
    static void run() throws Exception {
        Class.forName("dev.assay.labs.raft.hidden.OneServer");
    }
}
