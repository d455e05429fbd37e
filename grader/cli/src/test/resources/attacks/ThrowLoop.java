// attack: killing or hanging: throwing without end
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        while (true) {
            try {
                throw new IllegalStateException();
            } catch (IllegalStateException caught) {
                // Once more.
            }
        }
    }
}
