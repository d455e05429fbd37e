// attack: killing or hanging: System.exit
// expects: refused System.exit
// bites: silence
// held by: admission
package raft;

final class Attack {
    static void run() throws Exception {
        System.exit(0);
    }
}
