// attack: reading what is hidden: files
// expects: refused java.io
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(new java.io.FileReader("@CANARY@/secret.txt").read());
    }
}
