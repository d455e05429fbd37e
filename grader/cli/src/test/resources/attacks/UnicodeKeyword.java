// attack: packaging: Unicode escapes in place of letters
// expects: refused Runtime
package raft;

final class Attack {
    static void run() throws Exception {
        \u0052untime.getRuntime().\u0068alt(1);
    }
}
