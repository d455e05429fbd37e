// attack: killing or hanging: a memory bomb that catches OutOfMemoryError
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {
            try {
                byte[] all = new byte[400_000_000];
                all[0] = 1;
            } catch (OutOfMemoryError swallowed) {
                // Once more.
            }
        }
    }
}
