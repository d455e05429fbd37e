// attack: killing or hanging: divisions by zero without end
// expects: spent
package raft;

final class Attack {
    static void run() throws Exception {
        int zero = 0;
        while (true) {
            try {
                zero = 1 / zero;
            } catch (ArithmeticException caught) {
                // Once more.
            }
        }
    }
}
