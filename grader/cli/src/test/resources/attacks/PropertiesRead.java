// attack: reading what is hidden: system properties
// expects: refused getProperties
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(System.getProperties());
    }
}
