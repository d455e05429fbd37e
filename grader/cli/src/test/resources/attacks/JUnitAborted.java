// attack: forging the score: telling JUnit that the test does not count
// expects: uncompilable opentest4j
package raft;

final class Attack {
    static void run() throws Exception {
        throw new org.opentest4j.TestAbortedException();
    }
}
