// attack: killing or hanging: swallowing the error and then behaving
// expects: spent FUEL
package raft;

final class Attack {
    static void run() throws Exception {
        try {
            while (true) {}
        } catch (Throwable swallowed) {
            return;
        }
    }
}
