// attack: forging the score: causes in a circle
// expects: failed API
package raft;

final class Attack {
    static void run() throws Exception {
        RuntimeException one = new RuntimeException();
        RuntimeException two = new RuntimeException(one);
        one.initCause(two);
        throw one;
    }
}
