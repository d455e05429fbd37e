// attack: reading what is hidden: files by a scanner
// expects: refused java.util.Scanner
package raft;

final class Attack {
    static void run() throws Exception {
        System.out.println(new java.util.Scanner(new java.io.File("@CANARY@/secret.txt")).nextLine());
    }
}
