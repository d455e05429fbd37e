// attack: escaping the check: logging configuration
// expects: refused java.util.logging
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
    }
}
