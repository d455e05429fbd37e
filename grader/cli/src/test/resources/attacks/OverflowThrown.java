// attack: forging the score: an error of the JVM thrown by hand
// expects: refused StackOverflowError
package raft;

final class Attack {
    static void run() throws Exception {
        throw new StackOverflowError();
    }
}
