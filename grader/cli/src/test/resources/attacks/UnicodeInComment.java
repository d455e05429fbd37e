// attack: packaging: Unicode escapes that end a comment
// expects: refused System.exit
package raft;

final class Attack {
    static void run() throws Exception {
        /* harmless \u002a\u002f System.exit(3); /* */
    }
}
