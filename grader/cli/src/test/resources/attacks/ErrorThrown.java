// attack: forging the score: dying early
// expects: failed API
package raft;

final class Attack {
    static void run() throws Exception {
        throw new Error("the end");
    }
}
