// attack: escaping the check: annotations evaluated by the framework
// expects: uncompilable org.junit
package raft;

final class Attack {
    @org.junit.jupiter.api.Test
    void passes() {}

    static void run() throws Exception {
    }
}
