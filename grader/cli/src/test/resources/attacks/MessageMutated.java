// attack: cheating the simulation: mutating a message after sending it
// expects: refused java.lang.reflect
package raft;

final class Attack {
    static void run() throws Exception {
        dev.assay.labs.raft.AppendEntries message = new dev.assay.labs.raft.AppendEntries(1);
        java.lang.reflect.Field term = dev.assay.labs.raft.AppendEntries.class.getDeclaredField("term");
        term.setAccessible(true);
        term.setLong(message, 2);
    }
}
