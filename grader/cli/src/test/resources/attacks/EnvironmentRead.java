// attack: reading what is hidden: the environment
// expects: refused getenv
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(System.getenv());
    }
}
