// attack: killing or hanging: a recursion that goes on in finally
// expects: spent DEPTH
package raft;

final class Attack {
    static void deeper() {
        try {
            deeper();
        } finally {
            deeper();
        }
    }

    static void run() throws Exception {
        deeper();
    }
}
