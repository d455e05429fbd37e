// attack: reading what is hidden: class loader walking
// expects: refused ClassLoader
package raft;

final class Attack {
    static void run() throws Exception {
        Attack.class.getClassLoader().getParent().loadClass("dev.assay.exam.box.Box");
    }
}
