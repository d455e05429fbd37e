// attack: killing or hanging: a recursion that goes on in its own handler
// expects: spent DEPTH
package raft;

final class Attack {
    static void deeper() {
        try {
            deeper();
        } catch (Throwable swallowed) {
            deeper();
        }
    }

    static void run() throws Exception {
        deeper();
    }
}
