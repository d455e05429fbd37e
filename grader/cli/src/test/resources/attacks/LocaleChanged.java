// attack: escaping the check: Locale defaults
// expects: refused java.util.Locale
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.Locale.setDefault(java.util.Locale.ROOT);
    }
}
