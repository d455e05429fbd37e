// attack: packaging: Unicode escapes hiding code in comments
// expects: refused System.exit
package raft;

final class Attack {
    static void run() throws Exception {
        // Nothing to see here. \u000a System.exit(0);
    }
}
