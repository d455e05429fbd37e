// attack: reading what is hidden: system properties, hidden in Integer
// expects: refused getInteger
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(Integer.getInteger("java.class.version"));
    }
}
