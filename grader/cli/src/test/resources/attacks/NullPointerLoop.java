// attack: killing or hanging: exceptions of the JVM without end
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        String nothing = null;
        while (true) {
            try {
                nothing.length();
            } catch (NullPointerException caught) {
                // Once more.
            }
        }
    }
}
