// attack: forging the score: an assertion of its own
// expects: failed API
package raft;

final class Attack {
    static void run() throws Exception {
        throw new AssertionError("all tests passed");
    }
}
