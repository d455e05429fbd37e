// attack: escaping the check: security providers
// expects: refused java.security
package raft;

final class Attack {
    static void run() throws Exception {
        java.security.Security.removeProvider("SUN");
    }
}
