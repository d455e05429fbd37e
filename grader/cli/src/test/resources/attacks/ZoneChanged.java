// attack: escaping the check: TimeZone defaults
// expects: refused java.util.TimeZone
package raft;

final class Attack {
    static void run() throws Exception {
        java.util.TimeZone.setDefault(null);
    }
}
