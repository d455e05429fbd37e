// attack: escaping the check: native libraries
// expects: refused System.loadLibrary
package raft;

final class Attack {
    static void run() throws Exception {
        System.loadLibrary("evil");
    }
}
