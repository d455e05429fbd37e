// attack: reading what is hidden: test classes by resource
// expects: refused getResourceAsStream
package raft;

final class Attack {
    static void run() throws Exception {
        Attack.class.getResourceAsStream("/dev/assay/labs/raft/hidden/OneServer.class").readAllBytes();
    }
}
