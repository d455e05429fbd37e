// attack: killing or hanging: System.exit
// expects: refused System.exit
package raft;

final class Attack {
    static void run() throws Exception {
        System.exit(0);
    }
}
