// attack: forging the score: an exception class named like a verdict
// expects: failed API
package raft;

final class Attack {
    static final class Violation extends AssertionError {
        Violation() {
            super("passed");
        }
    }

    static void run() throws Exception {
        throw new Violation();
    }
}
